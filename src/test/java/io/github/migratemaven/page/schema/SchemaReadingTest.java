package io.github.migratemaven.page.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.page.Page;
import io.github.migratemaven.page.SamplePages;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaReadingTest {
    private static final ObjectId BOOKS = new ObjectId("table", List.of("public", "books"));
    private static final ObjectId AUTHORS = new ObjectId("table", List.of("public", "authors"));
    private static final ObjectId REVIEWS = new ObjectId("table", List.of("public", "reviews"));

    private final Page page = SamplePages.small();
    private final Schema schema = page.schema();

    @Test
    void aTableHasItsColumnsInTheirOrder() {
        Relation books = schema.find(BOOKS).orElseThrow();

        assertThat(books.comment()).isEqualTo("What is sold");
        assertThat(books.columns())
                .extracting(Column::name)
                .containsExactly("id", "title", "author_id", "published", "pages");
        assertThat(books.columns().get(1))
                .isEqualTo(new Column(
                        "title",
                        "character varying(200)",
                        Column.Nullable.NO,
                        "default 'untitled'::character varying",
                        "As printed <on> the cover",
                        false,
                        false,
                        Fate.KEPT));
        assertThat(books.columns().get(2).inForeignKey()).isTrue();
    }

    @Test
    void keysComeFirstAndIndexesAfterThem() {
        assertThat(schema.find(BOOKS).orElseThrow().parts())
                .extracting(Part::kind)
                .containsExactly("primary key", "foreign key", "index");
    }

    @Test
    void aTableKnowsWhoRefersToIt() {
        assertThat(schema.referringTo(AUTHORS)).extracting(Relation::id).containsExactly(BOOKS);
        assertThat(schema.referringTo(BOOKS)).extracting(Relation::id).containsExactly(REVIEWS);
    }

    @Test
    void aViewsColumnsHaveTheirTypes() {
        Relation best =
                schema.find(new ObjectId("view", List.of("public", "best"))).orElseThrow();

        assertThat(best.columns()).extracting(Column::type).containsExactly("character varying(200)", "numeric");
    }

    @Test
    void aTableKnowsTheRevisionsThatTouchedIt() {
        assertThat(page.touching(BOOKS))
                .extracting(entry -> entry.revision().message())
                .containsExactly("Change number 1", "First <commit>");
        assertThat(page.touching(AUTHORS))
                .extracting(entry -> entry.revision().message())
                .containsExactly("First <commit>");
    }

    @Test
    void typesStandAmongTheOthers() {
        assertThat(schema.others())
                .extracting(other -> other.id() + ": " + other.details())
                .containsExactly("enum public.mood: good, bad");
    }

    @Test
    void twoSchemasInOneShowWhatCameAndWhatWent() {
        Relation books = schema.find(BOOKS).orElseThrow();
        Relation shorter = books.with(books.columns().subList(0, 4), books.parts(), Fate.KEPT);
        Schema before = new Schema(List.of(shorter, schema.find(AUTHORS).orElseThrow()), List.of());
        Schema after = new Schema(List.of(books, schema.find(REVIEWS).orElseThrow()), List.of());

        Schema both = SchemaComparison.of(before, after);

        assertThat(both.relations())
                .extracting(relation -> relation.name() + " " + relation.fate().word())
                .containsExactly("authors removed", "books changed", "reviews added");
        assertThat(both.find(BOOKS).orElseThrow().columns())
                .extracting(column -> column.name() + " " + column.fate().word())
                .containsExactly("id kept", "title kept", "author_id kept", "published kept", "pages added");
        assertThat(SchemaComparison.of(after, before).find(BOOKS).orElseThrow().columns())
                .extracting(column -> column.name() + " " + column.fate().word())
                .contains("pages removed");
    }
}
