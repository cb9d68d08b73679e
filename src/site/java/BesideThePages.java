import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes what stands beside the pages of the site: the index that the search in the browser reads, {@code llms.txt}, and the
 * Markdown of each page. Run by {@code mvn site} after the pages: {@code java BesideThePages.java src/site target/site}.
 */
final class BesideThePages {
    private static final Pattern MENU_OR_ITEM =
            Pattern.compile("<menu name=\"([^\"]*)\"|<item name=\"([^\"]*)\" href=\"([^\"]*)\"");
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("<h([1-3])[^>]*>(.*?)</h\\1>", Pattern.DOTALL);
    private static final Pattern CONTENT = Pattern.compile("<main[^>]*>(.*?)</main>", Pattern.DOTALL);
    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-fA-F]+);");
    private static final String GOAL_PAGE = "-mojo.html";

    private final Path sources;
    private final Path site;

    private BesideThePages(Path sources, Path site) {
        this.sources = sources;
        this.site = site;
    }

    public static void main(String[] arguments) throws IOException {
        BesideThePages pages = new BesideThePages(Path.of(arguments[0]), Path.of(arguments[1]));
        pages.copyMarkdown();
        pages.writeIndex();
        pages.writeForModels();
    }

    private void copyMarkdown() throws IOException {
        for (Path page : files(sources.resolve("markdown"), ".md")) {
            Files.copy(page, site.resolve(page.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A script rather than JSON, so that pages opened from a disk can read it too. */
    private void writeIndex() throws IOException {
        List<String> entries = new ArrayList<>();
        for (Path page : files(site, ".html")) {
            String html = Files.readString(page);
            String content = first(CONTENT, html, html);
            String title = text(first(TITLE, html, "")).replaceFirst(" (–|&#x2013;|-) [^–]*$", "");
            List<String> headings = HEADING.matcher(content)
                    .results()
                    .map((MatchResult found) -> text(found.group(2)))
                    .toList();
            entries.add("[" + quoted(page.getFileName().toString()) + "," + quoted(title) + ","
                    + quoted(String.join(" · ", headings)) + "," + quoted(text(content)) + "]");
        }
        write("js/search-index.js", "window.searchIndex=[\n" + String.join(",\n", entries) + "\n];\n");
    }

    /** The form of llmstxt.org: what this is, then links with a word on each. */
    private void writeForModels() throws IOException {
        StringBuilder text = new StringBuilder("# migrate-maven-plugin\n\n> ").append(lead("index")).append('\n');
        Matcher found = MENU_OR_ITEM.matcher(Files.readString(sources.resolve("site.xml")));
        while (found.find()) {
            if (found.group(1) != null) {
                text.append("\n## ").append(found.group(1)).append("\n\n");
                continue;
            }
            String page = found.group(3).replaceFirst("\\.html$", "");
            boolean ours = Files.exists(sources.resolve("markdown").resolve(page + ".md"));
            text.append("- [").append(found.group(2)).append("](").append(ours ? page + ".md" : found.group(3)).append(')')
                    .append(ours ? ": " + lead(page) : "")
                    .append('\n');
        }
        text.append("\n## Goals\n\n");
        for (Path page : files(site, GOAL_PAGE)) {
            String name = page.getFileName().toString();
            text.append("- [migrate:").append(name.replace(GOAL_PAGE, "")).append("](").append(name).append(")\n");
        }
        write("llms.txt", text.toString());
    }

    /** The first paragraph of a page. */
    private String lead(String page) throws IOException {
        String[] paragraphs = Files.readString(sources.resolve("markdown").resolve(page + ".md")).split("\n\n");
        return (paragraphs.length > 1 ? paragraphs[1] : paragraphs[0]).replace('\n', ' ').strip();
    }

    private void write(String name, String text) throws IOException {
        Path file = site.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static String text(String html) {
        String text = html.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " ");
        Map<String, String> entities = new LinkedHashMap<>();
        entities.put("&lt;", "<");
        entities.put("&gt;", ">");
        entities.put("&quot;", "\"");
        entities.put("&amp;", "&");
        for (Map.Entry<String, String> entity : entities.entrySet()) {
            text = text.replace(entity.getKey(), entity.getValue());
        }
        return CHARACTER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + '"';
    }
}
