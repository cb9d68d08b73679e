package io.github.migratemaven.trace.lint;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.trace.lint.rule.column.CheckedDomainColumn;
import io.github.migratemaven.trace.lint.rule.column.InlineCheck;
import io.github.migratemaven.trace.lint.rule.column.InlineForeignKey;
import io.github.migratemaven.trace.lint.rule.column.JsonColumn;
import io.github.migratemaven.trace.lint.rule.column.RequiredColumn;
import io.github.migratemaven.trace.lint.rule.column.SerialOrIdentityColumn;
import io.github.migratemaven.trace.lint.rule.column.StoredGeneratedColumn;
import io.github.migratemaven.trace.lint.rule.column.VolatileDefault;
import io.github.migratemaven.trace.lint.rule.compatibility.DefaultChanged;
import io.github.migratemaven.trace.lint.rule.compatibility.DropNotNull;
import io.github.migratemaven.trace.lint.rule.compatibility.EnumOrder;
import io.github.migratemaven.trace.lint.rule.compatibility.EnumValueUnknown;
import io.github.migratemaven.trace.lint.rule.compatibility.RenameColumn;
import io.github.migratemaven.trace.lint.rule.compatibility.RenameEnumValue;
import io.github.migratemaven.trace.lint.rule.compatibility.RenameRoutine;
import io.github.migratemaven.trace.lint.rule.compatibility.RenameSchema;
import io.github.migratemaven.trace.lint.rule.compatibility.RenameTable;
import io.github.migratemaven.trace.lint.rule.compatibility.RoutineAttributesLost;
import io.github.migratemaven.trace.lint.rule.compatibility.RoutineOverloaded;
import io.github.migratemaven.trace.lint.rule.compatibility.StarredStatements;
import io.github.migratemaven.trace.lint.rule.compatibility.TightenedUnderOldPrograms;
import io.github.migratemaven.trace.lint.rule.compatibility.ViewRecreated;
import io.github.migratemaven.trace.lint.rule.constraint.CheckValidating;
import io.github.migratemaven.trace.lint.rule.constraint.DomainConstraint;
import io.github.migratemaven.trace.lint.rule.constraint.ExclusionConstraint;
import io.github.migratemaven.trace.lint.rule.constraint.ForeignKeyOfPartitioned;
import io.github.migratemaven.trace.lint.rule.constraint.ForeignKeyValidating;
import io.github.migratemaven.trace.lint.rule.constraint.NewTableForeignKey;
import io.github.migratemaven.trace.lint.rule.constraint.NotNullByTemporaryCheck;
import io.github.migratemaven.trace.lint.rule.constraint.PrimaryKeyDirect;
import io.github.migratemaven.trace.lint.rule.constraint.PrimaryKeyOfNullableIndex;
import io.github.migratemaven.trace.lint.rule.constraint.SetNotNull;
import io.github.migratemaven.trace.lint.rule.constraint.UniqueDirect;
import io.github.migratemaven.trace.lint.rule.constraint.UniqueOnPartitioned;
import io.github.migratemaven.trace.lint.rule.constraint.ValidatedInSameTransaction;
import io.github.migratemaven.trace.lint.rule.data.DowngradeDestroys;
import io.github.migratemaven.trace.lint.rule.data.DropCascade;
import io.github.migratemaven.trace.lint.rule.data.DropColumn;
import io.github.migratemaven.trace.lint.rule.data.DropSchema;
import io.github.migratemaven.trace.lint.rule.data.DropSequence;
import io.github.migratemaven.trace.lint.rule.data.DropTable;
import io.github.migratemaven.trace.lint.rule.data.DuplicatesInTheWay;
import io.github.migratemaven.trace.lint.rule.data.HiddenCascade;
import io.github.migratemaven.trace.lint.rule.data.NullsInTheWay;
import io.github.migratemaven.trace.lint.rule.data.OrphansInTheWay;
import io.github.migratemaven.trace.lint.rule.data.RenameAsDropAndAdd;
import io.github.migratemaven.trace.lint.rule.data.RowsAgainstCheck;
import io.github.migratemaven.trace.lint.rule.data.ValuesWithoutCast;
import io.github.migratemaven.trace.lint.rule.data.WholeTableChanged;
import io.github.migratemaven.trace.lint.rule.index.ConcurrentIfNotExists;
import io.github.migratemaven.trace.lint.rule.index.ConcurrentUnnamed;
import io.github.migratemaven.trace.lint.rule.index.ForeignKeyWithoutIndex;
import io.github.migratemaven.trace.lint.rule.index.IndexDropNotConcurrent;
import io.github.migratemaven.trace.lint.rule.index.IndexNotConcurrent;
import io.github.migratemaven.trace.lint.rule.index.IndexOnPartitioned;
import io.github.migratemaven.trace.lint.rule.index.ReindexNotConcurrent;
import io.github.migratemaven.trace.lint.rule.partition.PartitionAttachIndex;
import io.github.migratemaven.trace.lint.rule.partition.PartitionAttachScan;
import io.github.migratemaven.trace.lint.rule.partition.PartitionCreatedInPlace;
import io.github.migratemaven.trace.lint.rule.partition.PartitionDetach;
import io.github.migratemaven.trace.lint.rule.security.CreateForEverybody;
import io.github.migratemaven.trace.lint.rule.security.DefinerWithoutSearchPath;
import io.github.migratemaven.trace.lint.rule.security.GrantToEverybody;
import io.github.migratemaven.trace.lint.rule.security.GuardDisabled;
import io.github.migratemaven.trace.lint.rule.security.RawPlaceholder;
import io.github.migratemaven.trace.lint.rule.security.SecretInSql;
import io.github.migratemaven.trace.lint.rule.security.SuperuserOnly;
import io.github.migratemaven.trace.lint.rule.table.DropForeignKey;
import io.github.migratemaven.trace.lint.rule.table.DropTableWithForeignKeys;
import io.github.migratemaven.trace.lint.rule.table.FullVacuum;
import io.github.migratemaven.trace.lint.rule.table.MaterializedViewRefresh;
import io.github.migratemaven.trace.lint.rule.table.PublishedTable;
import io.github.migratemaven.trace.lint.rule.table.Relogged;
import io.github.migratemaven.trace.lint.rule.table.ReplicaIdentity;
import io.github.migratemaven.trace.lint.rule.table.RowSecurity;
import io.github.migratemaven.trace.lint.rule.table.TriggerChange;
import io.github.migratemaven.trace.lint.rule.transaction.CommittingCall;
import io.github.migratemaven.trace.lint.rule.transaction.DataAndSchemaInOneTransaction;
import io.github.migratemaven.trace.lint.rule.transaction.EndlessLockTimeout;
import io.github.migratemaven.trace.lint.rule.transaction.EnumValueInUse;
import io.github.migratemaven.trace.lint.rule.transaction.IfNotExists;
import io.github.migratemaven.trace.lint.rule.transaction.LockTable;
import io.github.migratemaven.trace.lint.rule.transaction.ManyTablesInOneTransaction;
import io.github.migratemaven.trace.lint.rule.transaction.MixedWithNonTransactional;
import io.github.migratemaven.trace.lint.rule.transaction.NameTooLong;
import io.github.migratemaven.trace.lint.rule.transaction.NonTransactionalInTransaction;
import io.github.migratemaven.trace.lint.rule.transaction.PendingTriggerEvents;
import io.github.migratemaven.trace.lint.rule.transaction.SeparateScans;
import io.github.migratemaven.trace.lint.rule.transaction.SessionSetting;
import io.github.migratemaven.trace.lint.rule.transaction.ShortLockTimeout;
import io.github.migratemaven.trace.lint.rule.transaction.TimeoutOnConcurrently;
import io.github.migratemaven.trace.lint.rule.transaction.TransactionControl;
import io.github.migratemaven.trace.lint.rule.transaction.UnbatchedBackfill;
import io.github.migratemaven.trace.lint.rule.type.CachedPlan;
import io.github.migratemaven.trace.lint.rule.type.Narrowing;
import io.github.migratemaven.trace.lint.rule.type.SerialNotWidened;
import io.github.migratemaven.trace.lint.rule.type.SetExpression;
import io.github.migratemaven.trace.lint.rule.type.StatisticsLost;
import io.github.migratemaven.trace.lint.rule.type.TimeZoneDependent;
import io.github.migratemaven.trace.lint.rule.type.TypeIndexRebuild;
import io.github.migratemaven.trace.lint.rule.type.TypeOfCheckedColumn;
import io.github.migratemaven.trace.lint.rule.type.TypeRewrite;
import io.github.migratemaven.trace.lint.rule.type.TypeUsingExpression;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule there is, in the order of its page. */
public final class LintRules {
    public static final List<LintRule> ALL = List.of(
            new IndexNotConcurrent(),
            new IndexDropNotConcurrent(),
            new ReindexNotConcurrent(),
            new IndexOnPartitioned(),
            new ConcurrentIfNotExists(),
            new ConcurrentUnnamed(),
            new ForeignKeyWithoutIndex(),
            new UniqueDirect(),
            new PrimaryKeyDirect(),
            new PrimaryKeyOfNullableIndex(),
            new ExclusionConstraint(),
            new ForeignKeyValidating(),
            new ForeignKeyOfPartitioned(),
            new CheckValidating(),
            new ValidatedInSameTransaction(),
            new SetNotNull(),
            new NotNullByTemporaryCheck(),
            new UniqueOnPartitioned(),
            new NewTableForeignKey(),
            new DomainConstraint(),
            new VolatileDefault(),
            new SerialOrIdentityColumn(),
            new StoredGeneratedColumn(),
            new CheckedDomainColumn(),
            new InlineCheck(),
            new InlineForeignKey(),
            new RequiredColumn(),
            new JsonColumn(),
            new TypeRewrite(),
            new TypeUsingExpression(),
            new TypeIndexRebuild(),
            new TimeZoneDependent(),
            new TypeOfCheckedColumn(),
            new SetExpression(),
            new SerialNotWidened(),
            new StatisticsLost(),
            new Narrowing(),
            new CachedPlan(),
            new Relogged(),
            new FullVacuum(),
            new MaterializedViewRefresh(),
            new TriggerChange(),
            new RowSecurity(),
            new DropTableWithForeignKeys(),
            new DropForeignKey(),
            new ReplicaIdentity(),
            new PublishedTable(),
            new PartitionDetach(),
            new PartitionAttachScan(),
            new PartitionAttachIndex(),
            new PartitionCreatedInPlace(),
            new ManyTablesInOneTransaction(),
            new DataAndSchemaInOneTransaction(),
            new UnbatchedBackfill(),
            new LockTable(),
            new EndlessLockTimeout(),
            new ShortLockTimeout(),
            new TimeoutOnConcurrently(),
            new SeparateScans(),
            new NonTransactionalInTransaction(),
            new MixedWithNonTransactional(),
            new TransactionControl(),
            new EnumValueInUse(),
            new PendingTriggerEvents(),
            new SessionSetting(),
            new CommittingCall(),
            new IfNotExists(),
            new NameTooLong(),
            new DropTable(),
            new DropSchema(),
            new DropColumn(),
            new HiddenCascade(),
            new DropCascade(),
            new RenameAsDropAndAdd(),
            new WholeTableChanged(),
            new DropSequence(),
            new DowngradeDestroys(),
            new DuplicatesInTheWay(),
            new NullsInTheWay(),
            new OrphansInTheWay(),
            new RowsAgainstCheck(),
            new ValuesWithoutCast(),
            new RenameColumn(),
            new RenameTable(),
            new RenameSchema(),
            new RenameEnumValue(),
            new RenameRoutine(),
            new DefaultChanged(),
            new DropNotNull(),
            new TightenedUnderOldPrograms(),
            new StarredStatements(),
            new EnumValueUnknown(),
            new EnumOrder(),
            new ViewRecreated(),
            new RoutineAttributesLost(),
            new RoutineOverloaded(),
            new DefinerWithoutSearchPath(),
            new GrantToEverybody(),
            new CreateForEverybody(),
            new SecretInSql(),
            new RawPlaceholder(),
            new SuperuserOnly(),
            new GuardDisabled());

    private LintRules() {}

    /** Every rule by its text, those included that are no classes. */
    static List<RuleText> texts() {
        return Stream.concat(ALL.stream().map(LintRule::text), Stream.of(UnusedAllowance.TEXT, FailingDowngrade.TEXT))
                .toList();
    }

    /** Rules about downgrades that check holds; a comment in a revision allows them as it allows those of lint. */
    public static final Set<String> OF_CHECK = Set.of("no-downgrade", "downgrade-differs");

    /** Whether a comment above a statement allows what the rule has found there. */
    public static boolean canBeAllowed(String rule) {
        return ALL.stream().anyMatch(one -> one.text().id().equals(rule));
    }

    /**
     * @param place where the rule is named
     * @throws MigrationFailure if there is no such rule
     */
    static void require(String id, String place) {
        if (texts().stream().noneMatch(rule -> rule.id().equals(id))) {
            String near = texts().stream()
                    .map(RuleText::id)
                    .filter(known ->
                            Stream.of(id.split("-")).anyMatch(part -> part.length() > 2 && known.contains(part)))
                    .limit(6)
                    .collect(Collectors.joining(", "));
            throw MigrationFailure.misconfigured(
                    place + ": lint has no rule '" + id + "'.",
                    (near.isEmpty() ? "" : "Is it one of " + near + "? ") + "The page lint-rules lists all of them.");
        }
    }
}
