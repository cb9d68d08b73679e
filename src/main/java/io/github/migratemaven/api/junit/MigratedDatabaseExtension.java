package io.github.migratemaven.api.junit;

import io.github.migratemaven.api.Migrations;
import java.lang.reflect.AnnotatedElement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves the parameters that {@link MigratedDatabase} promises. */
public final class MigratedDatabaseExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(MigratedDatabaseExtension.class);
    private static final Set<Class<?>> TYPES = Set.of(TestDatabase.class, DataSource.class, Connection.class);

    /** A database that ends with the test, or the class, that it was made for. */
    @SuppressWarnings("deprecation") // AutoCloseable alone is closed by JUnit 5.13 and newer only
    private record Lent(TestServer server, TestConnections connections, TestDatabase database)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            server.drop(connections.settings());
        }
    }

    /** A connection that a test was given, and need not close. */
    @SuppressWarnings("deprecation") // as above
    private record LentConnection(Connection connection)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return TYPES.contains(type) && annotation(parameter, context).isPresent()
                || type.equals(String.class) && parameter.isAnnotated(MigratedDatabase.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        MigratedDatabase wanted = annotation(parameter, context).orElseThrow();
        Lent lent = lent(wanted, context);
        Class<?> type = parameter.getParameter().getType();
        if (type.equals(Connection.class)) {
            return connection(lent, context);
        }
        if (type.equals(String.class)) {
            return lent.connections.completeUrl();
        }
        return type.equals(DataSource.class) ? lent.database.dataSource() : lent.database;
    }

    private static Connection connection(Lent lent, ExtensionContext context) {
        try {
            LentConnection opened = new LentConnection(lent.database.connect());
            context.getStore(OURS).put(opened, opened);
            return opened.connection;
        } catch (SQLException e) {
            throw new ParameterResolutionException("The test's database cannot be reached: " + e.getMessage(), e);
        }
    }

    private static Lent lent(MigratedDatabase wanted, ExtensionContext context) {
        TestServer server = once(
                context.getRoot().getStore(OURS), TestServer.class, TestServer.class, () -> TestServer.start(context));
        return once(
                context.getStore(OURS),
                wanted.revisions() + " at " + wanted.at(),
                Lent.class,
                () -> lend(server, wanted));
    }

    @SuppressWarnings("deprecation") // the name of JUnit 6 for it is unknown to JUnit 5
    private static <T> T once(ExtensionContext.Store store, Object key, Class<T> type, Supplier<T> maker) {
        return Objects.requireNonNull(store.getOrComputeIfAbsent(key, same -> maker.get(), type));
    }

    private static Lent lend(TestServer server, MigratedDatabase wanted) {
        Migrations migrations = Migrations.fromClasspath(wanted.revisions());
        TestConnections connections = new TestConnections(server.database(migrations, wanted.at()));
        return new Lent(
                server, connections, new TestDatabase(connections, migrations.dataSource(connections.dataSource())));
    }

    /** The nearest one. */
    private static Optional<MigratedDatabase> annotation(ParameterContext parameter, ExtensionContext context) {
        return parameter
                .findAnnotation(MigratedDatabase.class)
                .or(() -> on(parameter.getDeclaringExecutable()))
                .or(() -> context.getTestMethod().flatMap(MigratedDatabaseExtension::on))
                .or(() -> Stream.iterate(Optional.of(context), Optional::isPresent, each -> each.get()
                                .getParent())
                        .flatMap(each -> each.get().getTestClass().stream())
                        .flatMap(each -> on(each).stream())
                        .findFirst());
    }

    private static Optional<MigratedDatabase> on(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, MigratedDatabase.class);
    }
}
