package io.github.migratemaven.bench.work;

/** What a tool is asked to do, and with what it finds before it. */
public enum Action {
    UPGRADE(false),
    NO_OP(true),
    CURRENT(true),
    HISTORY(true),
    DOWNGRADE(true),
    ALL_NEW(false),
    NO_CHANGE(false),
    ONE_COLUMN(false);

    private final boolean afterUpgrade;

    Action(boolean afterUpgrade) {
        this.afterUpgrade = afterUpgrade;
    }

    /** Whether all revisions are applied before. */
    public boolean afterUpgrade() {
        return afterUpgrade;
    }

    /** Whether it compares a model rather than runs revisions. */
    public boolean comparesModel() {
        return this == ALL_NEW || this == NO_CHANGE || this == ONE_COLUMN;
    }

    /** Whether a comparison finds a revision that made the model's tables before. */
    public boolean startsFromRevision() {
        return this == NO_CHANGE || this == ONE_COLUMN;
    }

    /** Whether the database is another one afterwards. */
    public boolean changesDatabase() {
        return this == UPGRADE || this == DOWNGRADE;
    }
}
