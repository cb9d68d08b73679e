package com.example.bookstore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(
        name = "orders",
        indexes = {
            @Index(name = "ix_orders_id", columnList = "id"),
            @Index(name = "ix_orders_order_date", columnList = "order_date"),
            @Index(name = "ix_orders_total_price", columnList = "total_price")
        })
public class Order {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column(name = "order_date")
    private Instant orderDate;

    @Column(name = "total_price", precision = 10, scale = 2)
    private BigDecimal totalPrice;

    /** {@code user} is a reserved word of PostgreSQL: the schema a team has is seldom free of such names. */
    @ManyToOne
    @JoinColumn(name = "\"user\"")
    private User user;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status = Status.NEW;

    @ManyToMany
    @JoinTable(
            name = "ordered_books",
            joinColumns = @JoinColumn(name = "order_id"),
            inverseJoinColumns = @JoinColumn(name = "book_id"))
    private Set<Book> books = new HashSet<>();

    public enum Status {
        NEW,
        PAID,
        SHIPPED
    }

    protected Order() {}

    public Order(User user) {
        this.user = user;
    }

    public Integer id() {
        return id;
    }

    public Set<Book> books() {
        return books;
    }
}
