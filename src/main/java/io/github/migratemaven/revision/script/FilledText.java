package io.github.migratemaven.revision.script;

import io.github.migratemaven.postgres.sql.Placeholder;
import io.github.migratemaven.postgres.sql.SqlComment;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.revision.parameter.Parameters;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A script with values in the place of its parameters: in its statements, and in the queries of its checks. Strings, dollar
 * quotes, other comments and the rows of a COPY stay as they are, and every line stays where it is.
 */
public final class FilledText {
    /** After one of these, or at the start, a value cannot become a part of what stands before it. */
    private static final String SEPARATES = " \t\n\r\f(,.";

    private FilledText() {}

    static String of(String written, Parameters parameters) {
        Parameters.refuse(parameters.problems());
        StringBuilder filled = new StringBuilder();
        int done = 0;
        for (Placeholder place : places(written)) {
            Optional<String> sql = parameters.sql(place.name());
            if (sql.isPresent() && place.surroundings() != Placeholder.Surroundings.QUOTED) {
                filled.append(written, done, place.start());
                if (place.start() > 0 && SEPARATES.indexOf(written.charAt(place.start() - 1)) < 0) {
                    filled.append(' ');
                }
                filled.append(sql.get());
                done = place.end();
            }
        }
        return filled.append(written, done, written.length()).toString();
    }

    /** All placeholders of a script's statements and checks in its order, of whatever name; lines are counted from 1. */
    public static List<Placeholder> places(String written) {
        List<Placeholder> places = new ArrayList<>(Placeholder.in(written, 1));
        if (Directive.isIn(written)) {
            int[] starts = lineStarts(written);
            SqlSplitter.comments(
                    new StringReader(written), 1, comment -> places.addAll(inCheck(comment, written, starts)));
        }
        places.sort(Comparator.comparingInt(Placeholder::start));
        return places;
    }

    /** A check's query goes on to the end of its line. */
    private static List<Placeholder> inCheck(SqlComment comment, String written, int[] starts) {
        Optional<String> query =
                Directive.of(comment.text()).filter(Directive::isCheck).flatMap(RowCheck::query);
        if (query.isEmpty() || comment.block()) {
            return List.of();
        }
        String lines = written.substring(0, starts[comment.line()]);
        int start = lines.lastIndexOf(query.get());
        return Placeholder.in(query.get(), comment.line()).stream()
                .map(place -> place.movedBy(start))
                .toList();
    }

    /** Index of the first character of each line, counted from 0, and the text's length. */
    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            starts.add(end + 1);
        }
        starts.add(text.length());
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
