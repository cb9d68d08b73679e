package io.github.migratemaven.real;

/** How a project went, and why where it is not equal. */
record Verdict(Result result, String reason) {

    enum Result {
        /** The application's schema and the one that the revisions build are the same. */
        EQUAL,
        DIFFER,
        /** Something on the way declined: the project's build, its application, or a goal by name. */
        REFUSED
    }

    static Verdict equal() {
        return new Verdict(Result.EQUAL, "");
    }

    static Verdict differ(String reason) {
        return new Verdict(Result.DIFFER, reason);
    }

    static Verdict refused(String reason) {
        return new Verdict(Result.REFUSED, reason);
    }
}
