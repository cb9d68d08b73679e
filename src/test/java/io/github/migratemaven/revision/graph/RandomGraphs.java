package io.github.migratemaven.revision.graph;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Graphs with branches, merges, several bases, dependencies and labels, as teams make them. */
final class RandomGraphs {
    private RandomGraphs() {}

    static List<Revision> upTo20(Random random) {
        return ofSize(random, 1 + random.nextInt(20));
    }

    /** Each revision follows earlier ones only, so there is no cycle. */
    static List<Revision> ofSize(Random random, int size) {
        List<Revision> revisions = new ArrayList<>();
        int labels = 0;
        for (int i = 0; i < size; i++) {
            TreeSet<String> parents = new TreeSet<>();
            int wanted = i == 0 || random.nextInt(8) == 0 ? 0 : random.nextInt(5) == 0 ? 2 : 1;
            for (int parent = 0; parent < wanted; parent++) {
                parents.add(id(Math.max(0, i - 1 - random.nextInt(4))));
            }
            List<String> dependsOn = i > 2 && random.nextInt(6) == 0 ? List.of(id(random.nextInt(i))) : List.of();
            List<String> own = labels < 3 && random.nextInt(5) == 0 ? List.of("line" + labels++) : List.of();
            revisions.add(Revisions.of(id(i), List.copyOf(parents), dependsOn, own));
        }
        return revisions;
    }

    private static String id(int number) {
        return "r" + number;
    }
}
