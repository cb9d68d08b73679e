package io.github.migratemaven.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Strongly connected components of a graph of actions (Tarjan's algorithm, without recursion). */
final class StronglyConnectedComponents {
    private final Map<Action, Set<Action>> successors;
    private final Map<Action, Integer> index = new HashMap<>();
    private final Map<Action, Integer> low = new HashMap<>();
    private final Map<Action, Integer> component = new HashMap<>();
    private final Deque<Action> open = new ArrayDeque<>();
    private int next;
    private int components;

    private StronglyConnectedComponents(Map<Action, Set<Action>> successors) {
        this.successors = successors;
    }

    /** The number of the component that each of {@code actions} belongs to. */
    static Map<Action, Integer> containing(Map<Action, Set<Action>> successors, Set<Action> actions) {
        StronglyConnectedComponents found = new StronglyConnectedComponents(successors);
        for (Action action : actions) {
            if (!found.index.containsKey(action)) {
                found.visit(action);
            }
        }
        return found.component;
    }

    private record Frame(Action action, Iterator<Action> rest) {}

    private void visit(Action start) {
        Deque<Frame> stack = new ArrayDeque<>();
        enter(start, stack);
        while (!stack.isEmpty()) {
            Frame frame = stack.getLast();
            if (frame.rest().hasNext()) {
                Action successor = frame.rest().next();
                if (!index.containsKey(successor)) {
                    enter(successor, stack);
                } else if (!component.containsKey(successor)) {
                    low.merge(frame.action(), index.getOrDefault(successor, 0), Math::min);
                }
            } else {
                stack.removeLast();
                leave(frame.action());
                if (!stack.isEmpty()) {
                    low.merge(stack.getLast().action(), low.getOrDefault(frame.action(), 0), Math::min);
                }
            }
        }
    }

    private void enter(Action action, Deque<Frame> stack) {
        index.put(action, next);
        low.put(action, next);
        next++;
        open.addLast(action);
        stack.addLast(
                new Frame(action, successors.getOrDefault(action, Set.of()).iterator()));
    }

    private void leave(Action action) {
        if (!low.getOrDefault(action, 0).equals(index.get(action))) {
            return;
        }
        Action member;
        do {
            member = open.removeLast();
            component.put(member, components);
        } while (!member.equals(action));
        components++;
    }
}
