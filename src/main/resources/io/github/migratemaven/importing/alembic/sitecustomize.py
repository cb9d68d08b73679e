"""Leads whatever SQLAlchemy connects to into the empty database that an import names, and nowhere else.

Python loads this file at its start. Alembic's env.py may take its URL from anywhere; an import must never reach a
database that is in use. Without a database to name, as while SQL is only rendered, a connection is refused.
"""
import os

PLACES = (
    "dsn", "host", "hostaddr", "port", "dbname", "database", "user", "password", "passfile", "service", "unix_sock",
    "ssl", "ssl_context", "sslmode", "sslcert", "sslkey", "sslpassword", "sslrootcert", "sslcrl", "sslnegotiation",
    "direct_tls", "requiressl", "channel_binding", "gssencmode", "krbsrvname", "target_session_attrs",
)


def lead():
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool

    database = os.environ.get("MIGRATE_IMPORT_DATABASE")

    def connect(dialect, record, arguments, parameters):
        if not database:
            raise RuntimeError("env.py connects to a database, though only SQL is asked for (--sql)")
        if dialect.name != "postgresql":
            raise RuntimeError("env.py connects to %s, and only PostgreSQL can be imported" % dialect.name)
        del arguments[:]
        for name in PLACES:
            parameters.pop(name, None)
        parameters["host"] = os.environ["MIGRATE_IMPORT_HOST"]
        parameters["port"] = int(os.environ["MIGRATE_IMPORT_PORT"])
        parameters["user"] = os.environ["MIGRATE_IMPORT_USER"]
        if os.environ.get("MIGRATE_IMPORT_PASSWORD"):
            parameters["password"] = os.environ["MIGRATE_IMPORT_PASSWORD"]
        parameters["dbname" if dialect.driver.startswith("psycopg") else "database"] = database

    def verify(connection, record):
        """A creator of the project's own is not asked before, so that what it has made is looked at."""
        cursor = connection.cursor()
        cursor.execute("select current_database()")
        found = cursor.fetchone()[0]
        cursor.close()
        connection.rollback()
        if found != database:
            raise RuntimeError("env.py connects to the database %s by itself, past SQLAlchemy's URL" % found)

    event.listen(Engine, "do_connect", connect)
    event.listen(Pool, "connect", verify)
    with open(os.environ["MIGRATE_IMPORT_LOADED"], "w"):
        pass


try:
    lead()
except ImportError:
    pass
