package io.github.migratemaven.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an Alembic environment with a history; a model beside it is compared by autogenerate. */
public final class AlembicFiles {
    private static final String ENVIRONMENT = """
            import os
            import sys

            from alembic import context
            from sqlalchemy import create_engine, pool

            # SQLAlchemy walks through all entities as one class hierarchy.
            sys.setrecursionlimit(100_000)
            try:
                from models import Base
                metadata = Base.metadata
            except ImportError:
                metadata = None

            with create_engine(os.environ["BENCH_URL"], poolclass=pool.NullPool).connect() as connection:
                context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
                with context.begin_transaction():
                    context.run_migrations()
            """;

    private static final String TEMPLATE = """
            from alembic import op
            import sqlalchemy as sa

            revision = ${repr(up_revision)}
            down_revision = ${repr(down_revision)}
            branch_labels = ${repr(branch_labels)}
            depends_on = ${repr(depends_on)}


            def upgrade():
                ${upgrades if upgrades else "pass"}


            def downgrade():
                ${downgrades if downgrades else "pass"}
            """;

    private AlembicFiles() {}

    public static void write(Path directory, List<Change> changes) throws IOException {
        Path versions = Files.createDirectories(directory.resolve("alembic/versions"));
        Files.writeString(
                directory.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\nprepend_sys_path = .\n");
        Files.writeString(directory.resolve("alembic/env.py"), ENVIRONMENT);
        Files.writeString(directory.resolve("alembic/script.py.mako"), TEMPLATE);
        for (Change change : changes) {
            int number = change.number();
            Files.writeString(versions.resolve(RevisionFiles.id(number) + ".py"), """
                    from alembic import op

                    revision = "%s"
                    down_revision = %s
                    branch_labels = None
                    depends_on = None


                    def upgrade():
                    %s

                    def downgrade():
                    %s""".formatted(
                            RevisionFiles.id(number),
                            number == 1 ? "None" : '"' + RevisionFiles.id(number - 1) + '"',
                            calls(change.upgrade()),
                            calls(change.downgrade())));
        }
    }

    private static String calls(String script) {
        return Arrays.stream(script.split(";\n"))
                .map(statement -> "    op.execute(\"\"\"" + statement + "\"\"\")\n")
                .collect(Collectors.joining());
    }
}
