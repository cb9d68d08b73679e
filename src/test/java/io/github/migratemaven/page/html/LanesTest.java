package io.github.migratemaven.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.page.html.Lanes.Node;
import io.github.migratemaven.page.html.Lanes.Row;
import io.github.migratemaven.page.html.Lanes.Strand;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void aLineOfRevisionsStaysOnOneLane() {
        assertThat(Lanes.of(List.of(node("b", "a"), node("a"))))
                .containsExactly(
                        new Row(0, List.of(), List.of(new Strand(0, 0))),
                        new Row(0, List.of(new Strand(0, 0)), List.of()));
    }

    @Test
    void aMergeDividesAndItsBranchPointJoins() {
        List<Row> rows = Lanes.of(
                List.of(node("merge", "left", "right"), node("right", "base"), node("left", "base"), node("base")));

        assertThat(rows).extracting(Row::lane).containsExactly(0, 1, 0, 0);
        assertThat(rows.get(0).below()).containsExactly(new Strand(0, 0), new Strand(0, 1));
        assertThat(rows.get(2).below())
                .as("both go on to the base")
                .containsExactly(new Strand(1, 1), new Strand(0, 0));
        assertThat(rows.get(3).above()).containsExactly(new Strand(0, 0), new Strand(1, 0));
    }

    @Test
    void aSecondHeadGetsALaneOfItsOwn() {
        assertThat(Lanes.of(List.of(node("two", "base"), node("one", "base"), node("base"))))
                .extracting(Row::lane)
                .containsExactly(0, 1, 0);
    }

    private static Node node(String id, String... parents) {
        return new Node(id, List.of(parents));
    }
}
