package io.github.migratemaven.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A model of any size, in which every table but the first points to the one before, without being fetched along with it. */
public final class Entities {
    private static final String PACKAGE = "com.example.bench";

    private Entities() {}

    /** Writes JPA entities under a source directory; with one more column in the first where that is wanted. */
    public static void writeJava(Path sources, int count, boolean oneMoreColumn) throws IOException {
        Path directory = sources.resolve(PACKAGE.replace('.', '/'));
        Files.createDirectories(directory);
        for (int number = 1; number <= count; number++) {
            Files.writeString(directory.resolve("Entity" + number + ".java"), """
                    package %s;

                    import jakarta.persistence.*;
                    import java.math.BigDecimal;
                    import java.time.Instant;

                    @Entity
                    @Table(name = "entity%2$d", indexes = @Index(name = "ix_entity%2$d_created", columnList = "created"))
                    public class Entity%2$d {
                        @Id
                        @GeneratedValue(strategy = GenerationType.IDENTITY)
                        Long id;

                        @Column(nullable = false, length = 200)
                        String name;

                        @Column(precision = 12, scale = 2)
                        BigDecimal price;

                        Instant created;
                        boolean active;
                    %3$s%4$s}
                    """.formatted(
                    PACKAGE,
                    number,
                    number == 1 ? "" : "    @ManyToOne(fetch = FetchType.LAZY) Entity" + (number - 1) + " previous;\n",
                    number == 1 && oneMoreColumn ? "    String added;\n" : ""));
        }
    }

    /** The same model for SQLAlchemy, in one module. */
    public static String python(int count, boolean oneMoreColumn) {
        StringBuilder module = new StringBuilder("""
                from sqlalchemy import BigInteger, Boolean, Column, DateTime, ForeignKey, Identity, Numeric, String
                from sqlalchemy.orm import declarative_base

                Base = declarative_base()
                """);
        for (int number = 1; number <= count; number++) {
            module.append("""


                    class Entity%1$d(Base):
                        __tablename__ = "entity%1$d"
                        id = Column(BigInteger, Identity(), primary_key=True)
                        name = Column(String(200), nullable=False)
                        price = Column(Numeric(12, 2))
                        created = Column(DateTime(timezone=True), index=True)
                        active = Column(Boolean, nullable=False)
                    """.formatted(number));
            if (number > 1) {
                module.append(
                        "    previous_id = Column(BigInteger, ForeignKey(\"entity%d.id\"))\n".formatted(number - 1));
            } else if (oneMoreColumn) {
                module.append("    added = Column(String(255))\n");
            }
        }
        return module.toString();
    }

    public static List<String> classNames(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> PACKAGE + ".Entity" + number)
                .toList();
    }
}
