package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.autogenerate.draft.GenerationRequest;
import io.github.migratemaven.model.SqlFilesModel;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.testing.TestShadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines in two time zones write the same revision, and neither sees a difference in what the other wrote. */
class OtherMachineTest {
    private static final String MODEL = """
        create table days (at timestamptz default '2026-01-01 12:00', until interval default '1 day 02:00')
            partition by range (at);
        create table days_2026 partition of days for values from ('2026-01-01') to ('2027-01-01');
        create view recent as select at from days where at > timestamptz '2026-06-01 00:00';
        """;

    private final TimeZone zoneOfThisMachine = TimeZone.getDefault();

    @TempDir
    Path directory;

    @AfterEach
    void goHome() {
        TimeZone.setDefault(zoneOfThisMachine);
    }

    @Test
    void theTextOfARevisionDoesNotDependOnTheMachinesTimeZone() throws IOException {
        Revision here = generateIn("UTC", List.of()).revision().orElseThrow();
        Revision there = generateIn("America/New_York", List.of()).revision().orElseThrow();

        assertThat(there.upgrade().sql()).isEqualTo(here.upgrade().sql()).contains("2026-01-01 00:00:00+00");
        assertThat(there.downgrade().sql()).isEqualTo(here.downgrade().sql());
    }

    @Test
    void aRevisionOfOneMachineIsTheSameSchemaOnAnother() throws IOException {
        Revision here = generateIn("UTC", List.of()).revision().orElseThrow();

        assertThat(generateIn("Asia/Kolkata", List.of(here)).revision()).isEmpty();
    }

    private Generation generateIn(String zone, List<Revision> history) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Path schema = Files.writeString(directory.resolve("schema.sql"), MODEL);
        return new RevisionGenerator(new TestShadow(18), JavaRevisions.withoutProject(), Reporter.silent())
                .generate(new GenerationRequest(
                        history,
                        new SqlFilesModel(schema),
                        "b" + history.size(),
                        history.stream().map(Revision::id).toList(),
                        "Days",
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        Set.of(),
                        id -> false,
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }
}
