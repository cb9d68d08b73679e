package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All kinds, in the order in which a person would write a schema. The one list that a new kind is named in. */
public final class Kinds {
    public static final List<ObjectKind<?>> ALL = List.of(
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
            new EventTriggerKind(),
            new OwnerKind(),
            new PrivilegesKind(),
            new MemberPrivilegesKind(),
            new CommentKind(),
            new DefaultPrivilegesKind());

    private static final Map<String, ObjectKind<?>> BY_NAME =
            ALL.stream().collect(Collectors.toMap(ObjectKind::name, Function.identity()));

    private Kinds() {}

    /** The object as statements about it name it. */
    static String address(ObjectId id, Catalog catalog) {
        SchemaObject object =
                catalog.find(id).orElseThrow(() -> new IllegalArgumentException(id + " is not in the catalog"));
        return address(object);
    }

    /** The name of a type or collation as columns use it: its address without the keyword. */
    static String typeName(SchemaObject object) {
        String address = address(object);
        return address.substring(address.indexOf(' ') + 1);
    }

    @SuppressWarnings("unchecked") // a kind reads objects of its own type only
    private static <T extends SchemaObject> String address(T object) {
        return ((ObjectKind<T>) Objects.requireNonNull(BY_NAME.get(object.id().kind()))).address(object);
    }
}
