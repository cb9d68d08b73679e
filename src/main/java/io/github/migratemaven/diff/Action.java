package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.ObjectId;

/** One thing to do with one object. */
record Action(Phase phase, ObjectId id) {

    /** In the order in which a reader expects them where nothing else decides. */
    enum Phase {
        DROP,
        RELEASE,
        SET_ASIDE,
        ALTER,
        CREATE,
        CARRY_OVER
    }

    static Action drop(ObjectId id) {
        return new Action(Phase.DROP, id);
    }

    static Action release(ObjectId id) {
        return new Action(Phase.RELEASE, id);
    }

    static Action setAside(ObjectId id) {
        return new Action(Phase.SET_ASIDE, id);
    }

    static Action alter(ObjectId id) {
        return new Action(Phase.ALTER, id);
    }

    static Action carryOver(ObjectId id) {
        return new Action(Phase.CARRY_OVER, id);
    }

    static Action create(ObjectId id) {
        return new Action(Phase.CREATE, id);
    }
}
