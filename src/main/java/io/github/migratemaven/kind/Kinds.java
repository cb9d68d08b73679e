package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.ObjectKind;
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
