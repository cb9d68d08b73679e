package io.github.migratemaven.revision.file;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.Utf8Reader;
import io.github.migratemaven.revision.script.Directive;
import io.github.migratemaven.revision.script.FileRange;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.revision.script.ScriptSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A file that is too large for memory: of its lines only those are kept that can be a header or begin a section. */
public final class FileLines implements RevisionLines {
    /** In characters; files of more bytes are read as this class does. */
    public static final int LARGEST_IN_MEMORY = 1 << 20;

    /** Longer than any line below the header that means something to the plugin. */
    private static final int LONGEST_KEPT = 10_000;

    private final FileRange whole;
    private final Map<Integer, String> kept;
    private final int count;

    private FileLines(FileRange whole, Map<Integer, String> kept, int count) {
        this.whole = whole;
        this.kept = kept;
        this.count = count;
    }

    /** @throws SqlScriptException naming the line of the first byte that is not UTF-8 */
    static FileLines of(Path file) throws IOException {
        FileRange whole = FileRange.of(file, 1, Integer.MAX_VALUE);
        Map<Integer, String> kept = new HashMap<>();
        StringBuilder start = new StringBuilder();
        boolean header = true;
        int line = 1;
        try (Reader reader = new Utf8Reader(Files.newInputStream(file))) {
            char[] chunk = new char[8192];
            for (int read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    if (chunk[i] == '\n') {
                        header = keep(kept, line++, start, header);
                    } else if (start.length() < (header ? LARGEST_IN_MEMORY : LONGEST_KEPT)) {
                        start.append(chunk[i]);
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw new SqlScriptException(line, Utf8Reader.PROBLEM);
        }
        keep(kept, line, start, header);
        return new FileLines(whole, kept, line);
    }

    /** Whether the next line still belongs to the header. */
    private static boolean keep(Map<Integer, String> kept, int line, StringBuilder start, boolean header) {
        String text = start.toString().trim();
        start.setLength(0);
        boolean marker = text.startsWith("--") && isSection(text.substring(2));
        if (header || marker) {
            kept.put(line, text);
        }
        return header && !marker;
    }

    private static boolean isSection(String comment) {
        return Directive.of(comment).filter(Directive::isSection).isPresent();
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String stripped(int line) {
        return kept.getOrDefault(line, "");
    }

    @Override
    public boolean startsWith(int line, char wanted) {
        String text = stripped(line);
        return !text.isEmpty() && text.charAt(0) == wanted;
    }

    @Override
    public ScriptSource lines(int from, int to) {
        return new FileRange(whole.file(), from, to, whole.size(), whole.modified());
    }

    /** Only what is itself too large stays in the file; a short way down beside a long way up does not. */
    @Override
    public Script script(int from, int to, boolean transactional) {
        ScriptSource source = lines(from, to);
        char[] start = new char[LARGEST_IN_MEMORY + 1];
        try (Reader reader = source.open()) {
            int length = reader.read(start);
            for (int read = length; read > 0; length += Math.max(0, read)) {
                read = reader.read(start, length, start.length - length);
            }
            if (length > LARGEST_IN_MEMORY) {
                return new Script(source, from, transactional);
            }
            TextLines lines = new TextLines(new String(start, 0, Math.max(0, length)));
            Script script = lines.script(1, lines.count() + 1, transactional);
            return new Script(script.source(), script.firstLine() + from - 1, transactional);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
