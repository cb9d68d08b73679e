package com.example.bookstore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;

@Entity
@Table(
        name = "reviews",
        indexes = {
            @Index(name = "ix_reviews_comment", columnList = "comment"),
            @Index(name = "ix_reviews_edited", columnList = "edited"),
            @Index(name = "ix_reviews_id", columnList = "id"),
            @Index(name = "ix_reviews_rating", columnList = "rating"),
            @Index(name = "ix_reviews_review_date", columnList = "review_date")
        })
public class Review {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Min(1)
    @Max(5)
    private int rating;

    @Column(length = 1000)
    private String comment;

    @Column(nullable = false)
    private boolean edited;

    @Column(name = "review_date")
    private Instant reviewDate;

    @ManyToOne
    @JoinColumn(name = "book")
    private Book book;

    @ManyToOne
    @JoinColumn(name = "\"user\"")
    private User user;

    protected Review() {}

    public Review(Book book, User user, int rating) {
        this.book = book;
        this.user = user;
        this.rating = rating;
    }

    public Integer id() {
        return id;
    }

    public int rating() {
        return rating;
    }
}
