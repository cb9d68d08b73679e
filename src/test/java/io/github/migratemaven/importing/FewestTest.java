package io.github.migratemaven.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FewestTest {

    @Property
    void findsThoseThatAreNeededAndNoOther(
            @ForAll @IntRange(max = 40) int candidates, @ForAll Set<@IntRange(max = 39) Integer> wanted) {
        List<Integer> all = IntStream.range(0, candidates).boxed().toList();
        List<Integer> needed = wanted.stream().filter(all::contains).toList();

        assertThat(Fewest.of(all, some -> some.containsAll(needed))).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Property
    void endsWhereAllOfThemDoNotSuffice(@ForAll @IntRange(max = 20) int candidates) {
        List<Integer> all = IntStream.range(0, candidates).boxed().toList();

        assertThat(Fewest.of(all, some -> false)).hasSizeLessThanOrEqualTo(candidates);
    }
}
