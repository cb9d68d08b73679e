package io.github.migratemaven.page.elk;

import io.github.migratemaven.page.picture.Box;
import io.github.migratemaven.page.picture.Layout;
import io.github.migratemaven.page.picture.Line;
import io.github.migratemaven.page.picture.Picture;
import io.github.migratemaven.page.picture.Placement;
import io.github.migratemaven.page.picture.Placement.Frame;
import io.github.migratemaven.page.picture.Placement.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Tables in layers from left to right, those that refer before those they refer to, with right-angled lines. */
public final class ElkLayout implements Layout {
    private static final String ALGORITHM = "org.eclipse.elk.layered";
    private static final double BETWEEN_BOXES = 14;
    private static final double BETWEEN_LAYERS = 40;
    private static final double BETWEEN_PARTS = 18;
    private static final double EDGE = 14;
    private static final double PAGE_SHAPE = 1.5;

    public ElkLayout() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    @Override
    public Placement place(Picture picture) {
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root);
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        for (Box box : picture.boxes()) {
            nodes.put(box.id(), node(box, root, picture.atRows()));
        }
        Map<String, ElkEdge> edges = new LinkedHashMap<>();
        for (Line line : picture.lines()) {
            edges.put(line.id(), edge(line, nodes, picture.atRows()));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return placement(root, nodes, edges);
    }

    private static void configure(ElkNode parent) {
        parent.setProperty(CoreOptions.ALGORITHM, ALGORITHM);
        parent.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        parent.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        parent.setProperty(CoreOptions.ASPECT_RATIO, PAGE_SHAPE);
        parent.setProperty(CoreOptions.PADDING, new ElkPadding(EDGE));
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        parent.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        parent.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_PARTS);
    }

    private static ElkNode node(Box box, ElkNode parent, boolean atRows) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        node.setDimensions(box.width(), box.height());
        if (atRows) {
            node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        }
        return node;
    }

    private static ElkEdge edge(Line line, Map<String, ElkNode> nodes, boolean atRows) {
        ElkNode from = require(nodes, line.from());
        ElkNode to = require(nodes, line.to());
        return atRows
                ? ElkGraphUtil.createSimpleEdge(
                        port(from, PortSide.EAST, line.leaves()), port(to, PortSide.WEST, line.arrives()))
                : ElkGraphUtil.createSimpleEdge(from, to);
    }

    private static ElkNode require(Map<String, ElkNode> nodes, String id) {
        ElkNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("A line leads to " + id + ", which is not in the picture");
        }
        return node;
    }

    /** Lines that end at the same row share its port. */
    private static ElkConnectableShape port(ElkNode node, PortSide side, double y) {
        for (ElkPort port : node.getPorts()) {
            if (port.getProperty(CoreOptions.PORT_SIDE) == side && port.getY() == y) {
                return port;
            }
        }
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        port.setLocation(side == PortSide.EAST ? node.getWidth() : 0, y);
        return port;
    }

    private static Placement placement(ElkNode root, Map<String, ElkNode> nodes, Map<String, ElkEdge> edges) {
        Map<String, List<Point>> lines = new HashMap<>();
        edges.forEach((id, edge) -> lines.put(id, points(edge)));
        Map<String, Frame> boxes = new HashMap<>();
        nodes.forEach(
                (id, node) -> boxes.put(id, new Frame(node.getX(), node.getY(), node.getWidth(), node.getHeight())));
        return new Placement(root.getWidth(), root.getHeight(), boxes, Map.of(), lines);
    }

    private static List<Point> points(ElkEdge edge) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(bend.getX(), bend.getY()));
            }
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        return points;
    }
}
