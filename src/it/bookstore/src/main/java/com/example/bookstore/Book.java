package com.example.bookstore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(
        name = "books",
        indexes = {
            @Index(name = "ix_books_description", columnList = "description"),
            @Index(name = "ix_books_id", columnList = "id"),
            @Index(name = "ix_books_isbn", columnList = "isbn"),
            @Index(name = "ix_books_language", columnList = "language"),
            @Index(name = "ix_books_price", columnList = "price"),
            @Index(name = "ix_books_publication_date", columnList = "publication_date"),
            @Index(name = "ix_books_title", columnList = "title")
        })
public class Book {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column(nullable = false)
    private String title;

    @Column(length = 13, nullable = false)
    private String isbn;

    @Column(length = 1000)
    private String description;

    private String language;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    @Column(name = "publication_date")
    private LocalDate publicationDate;

    @ManyToMany
    @JoinTable(
            name = "book_authors",
            joinColumns = @JoinColumn(name = "book_id"),
            inverseJoinColumns = @JoinColumn(name = "author_id"))
    private Set<Author> authors = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "book_genres",
            joinColumns = @JoinColumn(name = "book_id"),
            inverseJoinColumns = @JoinColumn(name = "genre_name"))
    private Set<Genre> genres = new HashSet<>();

    protected Book() {}

    public Book(String title, String isbn) {
        this.title = title;
        this.isbn = isbn;
    }

    public Integer id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Set<Author> authors() {
        return authors;
    }

    public Set<Genre> genres() {
        return genres;
    }
}
