package io.github.migratemaven.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.history.GraphDrawing.Node;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphDrawingTest {
    @Test
    void aSingleLineIsOneColumn() {
        assertThat(drawn("c b", "b a", "a")).containsExactly("* c", "* b", "* a");
    }

    @Test
    void aMergeJoinsWhatABranchPointDivided() {
        assertThat(drawn("m left right", "right root", "left root", "root"))
                .containsExactly("* m", "|\\", "| * right", "* | left", "|/", "* root");
    }

    @Test
    void twoHeadsStandBesideOneAnother() {
        assertThat(drawn("b2 b1", "a2 a1", "b1 root", "a1 root", "root"))
                .containsExactly("* b2", "| * a2", "* | b1", "| * a1", "|/", "* root");
    }

    @Test
    void aLineThatEndsGivesItsColumnUp() {
        assertThat(drawn("a2 a1", "b1", "c1", "a1")).containsExactly("* a2", "| * b1", "| * c1", "* a1");
        assertThat(drawn("a2 a1", "b2 b1", "a1", "b1")).containsExactly("* a2", "| * b2", "* | a1", " /", "* b1");
    }

    @Test
    void aLineCrossesThoseBetween() {
        assertThat(drawn("a2 root", "b2 b1", "c2 root", "root", "b1"))
                .containsExactly("* a2", "| * b2", "| | * c2", "|_|/", "* | root", " /", "* b1");
    }

    @Test
    void threeParentsDivideTwice() {
        assertThat(drawn("m a b c", "c", "b", "a")).containsExactly("* m", "|\\", "| |\\", "| | * c", "| * b", "* a");
    }

    /** Each node as its name, then its parents. */
    private static List<String> drawn(String... nodes) {
        return GraphDrawing.of(Arrays.stream(nodes)
                        .map(node -> List.of(node.split(" ")))
                        .map(names -> new Node(names.get(0), names.subList(1, names.size())))
                        .toList())
                .stream()
                .map(row -> (row.drawn() + " " + row.revision()).stripTrailing())
                .toList();
    }
}
