package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.kind.access.DefaultPrivilegesKind;
import io.github.migratemaven.kind.access.MemberPrivilegesKind;
import io.github.migratemaven.kind.access.OwnerKind;
import io.github.migratemaven.kind.access.PolicyKind;
import io.github.migratemaven.kind.access.PrivilegesKind;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.database.CommentKind;
import io.github.migratemaven.kind.database.EventTriggerKind;
import io.github.migratemaven.kind.database.ExtensionKind;
import io.github.migratemaven.kind.database.SchemaKind;
import io.github.migratemaven.kind.foreign.ForeignDataWrapperKind;
import io.github.migratemaven.kind.foreign.ServerKind;
import io.github.migratemaven.kind.foreign.UserMappingKind;
import io.github.migratemaven.kind.operator.AccessMethodKind;
import io.github.migratemaven.kind.operator.OperatorClassKind;
import io.github.migratemaven.kind.operator.OperatorFamilyKind;
import io.github.migratemaven.kind.operator.OperatorFamilyMemberKind;
import io.github.migratemaven.kind.operator.OperatorKind;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.DefaultKind;
import io.github.migratemaven.kind.relation.ForeignTableKind;
import io.github.migratemaven.kind.relation.IndexAttachmentKind;
import io.github.migratemaven.kind.relation.IndexKind;
import io.github.migratemaven.kind.relation.InheritanceKind;
import io.github.migratemaven.kind.relation.MaterializedViewKind;
import io.github.migratemaven.kind.relation.RuleKind;
import io.github.migratemaven.kind.relation.StatisticsKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.relation.TriggerKind;
import io.github.migratemaven.kind.relation.ViewKind;
import io.github.migratemaven.kind.replication.PublicationKind;
import io.github.migratemaven.kind.replication.PublicationSchemaKind;
import io.github.migratemaven.kind.replication.PublicationTableKind;
import io.github.migratemaven.kind.replication.SubscriptionKind;
import io.github.migratemaven.kind.routine.AggregateKind;
import io.github.migratemaven.kind.routine.LanguageKind;
import io.github.migratemaven.kind.routine.RoutineKind;
import io.github.migratemaven.kind.routine.TransformKind;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.sequence.SequenceKind;
import io.github.migratemaven.kind.sequence.SequenceOwnershipKind;
import io.github.migratemaven.kind.textsearch.TextSearchConfigurationKind;
import io.github.migratemaven.kind.textsearch.TextSearchDictionaryKind;
import io.github.migratemaven.kind.textsearch.TextSearchParserKind;
import io.github.migratemaven.kind.textsearch.TextSearchTemplateKind;
import io.github.migratemaven.kind.type.BaseTypeKind;
import io.github.migratemaven.kind.type.CastKind;
import io.github.migratemaven.kind.type.CollationKind;
import io.github.migratemaven.kind.type.CompositeKind;
import io.github.migratemaven.kind.type.ConversionKind;
import io.github.migratemaven.kind.type.DomainConstraintKind;
import io.github.migratemaven.kind.type.DomainKind;
import io.github.migratemaven.kind.type.EnumKind;
import io.github.migratemaven.kind.type.RangeKind;
import io.github.migratemaven.kind.type.ShellTypeKind;
import java.util.ArrayList;
import java.util.List;

/** All kinds, in the order in which a person would write a schema. The one list that a new kind is named in. */
public final class Kinds {
    public static final List<ObjectKind<?>> ALL = withWhatHangsOn(List.of(
            new SchemaKind(),
            new ExtensionKind(),
            new CollationKind(),
            new ShellTypeKind(),
            new EnumKind(),
            new DomainKind(),
            new DomainConstraintKind(),
            new CompositeKind(),
            new SequenceKind(),
            RoutineKind.functions(),
            RoutineKind.procedures(),
            new RangeKind(),
            new BaseTypeKind(),
            new AggregateKind(),
            new OperatorKind(),
            new OperatorFamilyKind(),
            new OperatorClassKind(),
            new OperatorFamilyMemberKind(),
            new CastKind(),
            new ConversionKind(),
            new AccessMethodKind(),
            new LanguageKind(),
            new TransformKind(),
            new TextSearchParserKind(),
            new TextSearchTemplateKind(),
            new TextSearchDictionaryKind(),
            new TextSearchConfigurationKind(),
            new ForeignDataWrapperKind(),
            new ServerKind(),
            new UserMappingKind(),
            new TableKind(),
            new ForeignTableKind(),
            new ColumnKind(),
            new ViewKind(),
            new MaterializedViewKind(),
            new DefaultKind(),
            new IdentityKind(),
            new SequenceOwnershipKind(),
            new PartitionKind(),
            ConstraintKind.ofOneTable(),
            new InheritanceKind(),
            new IndexKind(),
            new StatisticsKind(),
            new IndexAttachmentKind(),
            ConstraintKind.foreignKeys(),
            new RuleKind(),
            new TriggerKind(),
            new PolicyKind(),
            new PublicationKind(),
            new PublicationTableKind(),
            new PublicationSchemaKind(),
            new SubscriptionKind(),
            new EventTriggerKind()));

    private Kinds() {}

    /** These kinds, and those of what any object may have: an owner, privileges, a comment. */
    public static List<ObjectKind<?>> withWhatHangsOn(List<ObjectKind<?>> objects) {
        List<ObjectKind<?>> kinds = new ArrayList<>(objects);
        kinds.add(new OwnerKind(objects));
        kinds.add(new PrivilegesKind(objects));
        kinds.add(new MemberPrivilegesKind(objects));
        kinds.add(new CommentKind());
        kinds.add(new DefaultPrivilegesKind());
        return List.copyOf(kinds);
    }
}
