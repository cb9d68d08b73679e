package io.github.migratemaven.testing.fuzz;

/** Something that reads what people write, and what must hold of it for any input at all. */
public interface FuzzTarget {

    /** One word, by which a finding is told. */
    String name();

    /**
     * Makes one input and looks at what becomes of it.
     *
     * @throws Exception a finding, as any error is
     */
    void attempt(RandomText random) throws Exception;
}
