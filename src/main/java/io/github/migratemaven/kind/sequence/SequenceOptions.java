package io.github.migratemaven.kind.sequence;

/** The options that sequences and identity columns share. */
public record SequenceOptions(
        String dataType, long start, long increment, long minimum, long maximum, long cache, boolean cycle) {

    /** Those of a sequence. */
    public static SequenceOptions of(SequenceKind.Sequence sequence) {
        return new SequenceOptions(
                sequence.dataType(),
                sequence.start(),
                sequence.increment(),
                sequence.minimum(),
                sequence.maximum(),
                sequence.cache(),
                sequence.cycle());
    }

    /** The options that a new sequence would not have by itself, each after a blank. */
    String toCreate() {
        StringBuilder sql = new StringBuilder();
        if (increment != 1) {
            sql.append(" increment by ").append(increment);
        }
        if (minimum != defaultMinimum()) {
            sql.append(" minvalue ").append(minimum);
        }
        if (maximum != defaultMaximum()) {
            sql.append(" maxvalue ").append(maximum);
        }
        if (start != (increment > 0 ? minimum : maximum)) {
            sql.append(" start with ").append(start);
        }
        if (cache != 1) {
            sql.append(" cache ").append(cache);
        }
        if (cycle) {
            sql.append(" cycle");
        }
        return sql.toString();
    }

    /** The options to set so that a sequence with these gets {@code to}, each after a blank and {@code verb}. */
    String changesTo(SequenceOptions to, String verb) {
        StringBuilder sql = new StringBuilder();
        boolean retyped = !dataType.equals(to.dataType);
        if (increment != to.increment) {
            sql.append(verb).append(" increment by ").append(to.increment);
        }
        if (minimum != to.minimum || retyped) {
            sql.append(verb).append(" minvalue ").append(to.minimum);
        }
        if (maximum != to.maximum || retyped) {
            sql.append(verb).append(" maxvalue ").append(to.maximum);
        }
        if (start != to.start) {
            sql.append(verb).append(" start with ").append(to.start);
        }
        if (cache != to.cache) {
            sql.append(verb).append(" cache ").append(to.cache);
        }
        if (cycle != to.cycle) {
            sql.append(verb).append(to.cycle ? " cycle" : " no cycle");
        }
        return sql.toString();
    }

    /** What becomes of these options when PostgreSQL itself changes the type: limits at the old type's end move. */
    SequenceOptions retyped(String type) {
        SequenceOptions after = as(type);
        return new SequenceOptions(
                type,
                start,
                increment,
                minimum == -typeMaximum() - 1 ? -after.typeMaximum() - 1 : minimum,
                maximum == typeMaximum() ? after.typeMaximum() : maximum,
                cache,
                cycle);
    }

    /** These options, bounds included, of a sequence of another type. */
    SequenceOptions as(String type) {
        return new SequenceOptions(type, start, increment, minimum, maximum, cache, cycle);
    }

    /** Whether the type has room for the bounds. */
    boolean fitsType() {
        return minimum >= -typeMaximum() - 1 && maximum <= typeMaximum();
    }

    boolean ascends() {
        return increment > 0;
    }

    /** Whether every number of these is one of {@code other} too. */
    boolean isWithin(SequenceOptions other) {
        return minimum >= other.minimum && maximum <= other.maximum;
    }

    /** Whether a sequence with these may have to stand elsewhere before it can have {@code to}. */
    boolean mustMove(SequenceOptions to) {
        return !isWithin(to) || ascends() != to.ascends() || start != to.start;
    }

    /** These with room for every number of {@code to} as well, where a sequence may stand on its way there. */
    SequenceOptions spanning(SequenceOptions to) {
        String wider = typeMaximum() >= to.typeMaximum() ? dataType : to.dataType;
        return new SequenceOptions(
                wider,
                to.start,
                to.increment,
                Math.min(minimum, to.minimum),
                Math.max(maximum, to.maximum),
                to.cache,
                to.cycle);
    }

    private long defaultMinimum() {
        return increment > 0 ? 1 : -typeMaximum() - 1;
    }

    private long defaultMaximum() {
        return increment > 0 ? typeMaximum() : -1;
    }

    private long typeMaximum() {
        return switch (dataType) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
