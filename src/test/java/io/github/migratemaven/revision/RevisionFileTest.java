package io.github.migratemaven.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionFileTest {

    @Test
    void readsWhatItWrites() {
        Revision revision = Revisions.of("aa11", List.of("bb22", "cc33"), List.of("dd44"), List.of("billing"));

        Revision read = RevisionFile.parse(Path.of("x.sql"), RevisionFile.format(revision));

        assertThat(read.parents()).containsExactly("bb22", "cc33");
        assertThat(read.dependsOn()).containsExactly("dd44");
        assertThat(read.branchLabels()).containsExactly("billing");
        assertThat(read.upgrade().sql().strip()).isEqualTo(revision.upgrade().sql());
        assertThat(read.checksum()).isEqualTo(revision.checksum());
        assertThat(RevisionFile.fileName(read)).isEqualTo("20261122T2131_aa11_make_aa11.sql");
    }
}
