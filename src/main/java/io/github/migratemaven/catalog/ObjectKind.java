package io.github.migratemaven.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that is known of one kind of object: how it is read and which SQL changes it. The only thing the reader and the
 * diff see of a kind.
 *
 * @param <T> the kind's record
 */
public interface ObjectKind<T extends SchemaObject> {

    /** The kind in PostgreSQL's words, lower case: {@code table}, {@code foreign key}. */
    String name();

    /** The kind's record, a {@link Record}. */
    Class<T> type();

    /**
     * The query that reads every object of this kind outside the system schemas. Columns: {@code address} (see
     * {@link Address}), {@code path} (a {@code text[]}; absent for what hangs on a {@code target}), optionally
     * {@code position} (order among siblings, never compared), and one for each component of the record, in snake case.
     *
     * @param version major version of the server
     */
    String query(int version);

    /**
     * A query for what the kind does not read of its objects, secrets above all. Columns: {@code address} of the object
     * and {@code what}, in words.
     */
    default Optional<String> unread() {
        return Optional.empty();
    }

    /** The system catalogs in which objects of this kind stand, so that none of their rows is passed over in silence. */
    default List<SystemCatalog> catalogs() {
        return List.of();
    }

    /** Where the owner of an object is found, if it has one of its own. */
    default Optional<Ownership> ownership() {
        return Optional.empty();
    }

    /** Where the privileges on an object are found, if there are such. */
    default Optional<Acl> acl() {
        return Optional.empty();
    }

    /** The object as statements about it name it: {@code table books}, {@code column books.title}. */
    String address(T object);

    /** The object as GRANT names it, where there are privileges on it. */
    default String grantedAs(T object) {
        return address(object);
    }

    /** SQL that creates the object, with {@code context.parts()} of it inline. */
    List<Statement> create(T object, CreateContext context);

    /** SQL that drops the object while what it is part of stays. */
    List<Statement> drop(T object, Catalog from);

    /** As {@link #drop(SchemaObject, Catalog)}, for a kind that must know what stays. */
    default List<Statement> drop(T object, AlterContext context) {
        return drop(object, context.from());
    }

    /** How {@code from} becomes {@code to}; both have the same identity and differ. */
    Alteration alter(T from, T to, AlterContext context);

    /** The object that goes into the CREATE of another one whenever that one is created too. */
    default Optional<ObjectId> inlineIn(T object) {
        return Optional.empty();
    }

    /** What this object tells about which drop takes which object with it. */
    default List<Binding> bindings(T object) {
        return List.of();
    }

    /** Objects that must exist before this one although {@code pg_depend} does not say so. */
    default List<ObjectId> requires(T object) {
        return List.of();
    }

    /**
     * Which of two other objects must be created first when both are, because of this one.
     *
     * @param isCreated tells what the same change creates
     */
    default List<Precedence> precedences(T object, Predicate<ObjectId> isCreated) {
        return List.of();
    }

    /** Moves the rows that an object stands for when it goes, where they belong to something that stays or comes. */
    default Alteration.CarryOver carryOver(T gone, AlterContext context) {
        return Alteration.CarryOver.NOTHING;
    }

    /** The two relations that an object of this kind links, so that one has parts of the other. */
    default Optional<Lineage> lineage(T object) {
        return Optional.empty();
    }

    /** What this is a share of, where it comes with that or with the link, and is left when only the link goes. */
    default Optional<Share> share(T object) {
        return Optional.empty();
    }

    /** Whether the object stays as it is although something that it depends on goes. */
    default boolean outlives(T object, ObjectId gone) {
        return false;
    }

    /** The relation that this is a part of, where its heirs have such a part too. */
    default Optional<ObjectId> handedDownFrom(T object) {
        return Optional.empty();
    }

    /** Objects that stay, but must be dropped before what this one needs and created after it, when this one goes. */
    default List<ObjectId> rebuiltWithoutIt(T object, AlterContext context) {
        return List.of();
    }

    /** Objects that take something over from this one when it goes, and so come before. */
    default List<ObjectId> heirs(T object, Catalog from, Catalog to) {
        return List.of();
    }

    /** Equal for two objects of this kind that differ in nothing but their name; empty where names are never changed. */
    default Optional<String> nameless(T object) {
        return Optional.empty();
    }

    /** SQL that gives {@code from} the name of {@code to}, which is {@linkplain #nameless nameless} the same. */
    default List<Statement> rename(T from, T to) {
        return List.of();
    }

    /**
     * SQL that comes before everything else, because so much is called otherwise after it that both sides must be
     * compared anew: an object's move to another schema with all that is in it. {@code from} and {@code to} are the same
     * object.
     */
    default List<Statement> relocate(T from, T to, Catalog before, Catalog after) {
        return List.of();
    }

    /** Which of two other objects must be altered first when both are, because of this one, which stays. */
    default List<Precedence> alterPrecedences(T object, Catalog from, Catalog to) {
        return List.of();
    }

    /** Whether making the object runs routines, which may call others that nobody has recorded; it comes late. */
    default boolean runsRoutines() {
        return false;
    }

    /** Names this object occupies in name spaces that kinds share, such as that of all relations of a schema. */
    default Set<String> occupies(T object) {
        return Set.of();
    }

    /**
     * What stands for the object towards those that it needs while they need it: the shell of a type towards the type's
     * own input function.
     */
    default Optional<ObjectId> forerunner(T object) {
        return Optional.empty();
    }

    /**
     * The components of the object's record that hold an expression or a query as PostgreSQL prints it, where it may print
     * it otherwise once it has read its own print: {@code varchar in ('a')} does not come to rest before the second time.
     */
    default Set<String> printed(T object) {
        return Set.of();
    }

    /** The components of the object's record that hold what a person may write in fewer words than PostgreSQL prints. */
    default Set<String> wordy(T object) {
        return printed(object);
    }

    /** The object that has not its shape without this one, as a table has not without its columns. */
    default Optional<ObjectId> shapes(T object) {
        return Optional.empty();
    }

    /** Whether objects of this kind act on the commands of a change, and so shall be gone before and come after it. */
    default boolean watchesChanges() {
        return false;
    }

    /**
     * How the object gets over {@code rebuilt}, which it depends on and which is created anew. What holds data must not
     * simply be dropped and created again.
     */
    default Alteration rebuild(T object, SchemaObject rebuilt, AlterContext context) {
        return Alteration.replace();
    }

    /**
     * How the object makes way for one of another kind that gets its name, and to which the values of its type are
     * converted; empty where nothing can hold such values.
     */
    default Optional<Alteration.Convert> makeWay(T object) {
        return Optional.empty();
    }

    /** Whether JPA entities can describe the object, so that one they do not describe shall not be. */
    default boolean expressibleInJpa(T object) {
        return false;
    }

    /** {@code to} with everything that a model of this scope cannot express taken from {@code from}. */
    default T keepUnmanaged(T from, T to) {
        return to;
    }
}
