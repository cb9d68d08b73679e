package io.github.migratemaven.page.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.page.SamplePages;
import io.github.migratemaven.page.picture.Placement.Frame;
import io.github.migratemaven.page.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemaPictureTest {
    private static final int TABLES = 100;

    @Test
    void everyTableIsABoxAndEveryForeignKeyALine() {
        Picture picture = SchemaPicture.of(SamplePages.small().schema());

        assertThat(picture.boxes()).extracting(Box::name).containsExactly("authors", "best", "books", "reviews");
        assertThat(picture.lines())
                .extracting(line -> line.from() + " -> " + line.to())
                .containsExactlyInAnyOrder("t:public:books -> t:public:authors", "t:public:reviews -> t:public:books");
    }

    @Test
    void partitionsAreDrawnAsTheirTable() {
        Schema schema = SamplePages.of("parts", List.of("""
                                create table users (id bigint primary key);
                                create table events (id bigint, user_id bigint references users, primary key (id))
                                    partition by range (id);
                                create table events_1 partition of events for values from (1) to (100);
                                create table events_2 partition of events for values from (100) to (200);
                                """)).schema();

        assertThat(SchemaPicture.of(schema).boxes()).extracting(Box::name).containsExactly("events", "users");
        assertThat(SchemaPicture.of(schema).lines()).hasSize(1);
    }

    @Test
    void aHundredTablesLieApartInTheFramesOfTheirSchemas() {
        Picture picture = SchemaPicture.of(SamplePages.large(TABLES).schema());
        Placement placement = placed(picture);

        assertThat(picture.boxes()).hasSize(TABLES);
        assertThat(placement.groups()).containsOnlyKeys("audit", "people", "sales", "stock");
        List<Frame> frames = List.copyOf(placement.boxes().values());
        for (int i = 0; i < frames.size(); i++) {
            for (int j = i + 1; j < frames.size(); j++) {
                assertThat(overlap(frames.get(i), frames.get(j))).isFalse();
            }
        }
        assertThat(picture.boxes()).allSatisfy(box -> assertThat(
                        isInside(frame(placement.boxes(), box.id()), frame(placement.groups(), box.group())))
                .isTrue());
        assertThat(placement.lines()).hasSize(picture.lines().size());
    }

    @Test
    void theFileIsAPictureOfItsOwn() {
        Picture picture = SchemaPicture.of(SamplePages.small().schema());

        assertThat(SvgPicture.file(picture, placed(picture), "bookstore"))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("prefers-color-scheme: dark")
                .contains(">books</text>");
    }

    @Test
    void aTablesNeighboursStandBesideIt() {
        Schema schema = SamplePages.small().schema();
        Neighbourhood books = Neighbourhood.of(
                        schema,
                        schema.relations().stream()
                                .filter(each -> each.name().equals("books"))
                                .findFirst()
                                .orElseThrow())
                .orElseThrow();
        Placement placement = books.place(books.picture());

        assertThat(frame(placement.boxes(), "t:public:reviews").x())
                .isLessThan(frame(placement.boxes(), "t:public:books").x());
        assertThat(frame(placement.boxes(), "t:public:authors").x())
                .isGreaterThan(frame(placement.boxes(), "t:public:books").x());
    }

    private static Placement placed(Picture picture) {
        try (LayoutLibrary library = LayoutLibrary.open(SamplePages.jars())) {
            return new GroupedLayout(library.layout()).place(picture);
        }
    }

    private static boolean overlap(Frame one, Frame other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static boolean isInside(Frame box, Frame group) {
        return box.x() >= group.x()
                && box.y() >= group.y()
                && box.x() + box.width() <= group.x() + group.width()
                && box.y() + box.height() <= group.y() + group.height();
    }

    private static Placement.Frame frame(Map<String, Placement.Frame> frames, String of) {
        return Objects.requireNonNull(frames.get(of), of);
    }
}
