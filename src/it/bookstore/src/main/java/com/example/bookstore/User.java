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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

@Entity
@Table(
        name = "users",
        indexes = {
            @Index(name = "ix_users_email", columnList = "email"),
            @Index(name = "ix_users_id", columnList = "id"),
            @Index(name = "ix_users_is_active", columnList = "is_active"),
            @Index(name = "ix_users_is_admin", columnList = "is_admin"),
            @Index(name = "ix_users_password_hash", columnList = "password_hash"),
            @Index(name = "ix_users_register_date", columnList = "register_date"),
            @Index(name = "ix_users_username", columnList = "username")
        })
public class User {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column(nullable = false)
    private String username;

    @NotNull
    @Size(max = 120)
    private String email;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(name = "is_active", nullable = false)
    private boolean active = true;

    @Column(name = "is_admin", nullable = false)
    private boolean admin;

    @Column(name = "register_date")
    private Instant registerDate;

    @ManyToMany
    @JoinTable(
            name = "book_ownership",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "book_id"))
    private Set<Book> ownedBooks = new HashSet<>();

    protected User() {}

    public User(String username, String email, String passwordHash) {
        this.username = username;
        this.email = email;
        this.passwordHash = passwordHash;
    }

    public Integer id() {
        return id;
    }

    public String username() {
        return username;
    }

    public Set<Book> ownedBooks() {
        return ownedBooks;
    }
}
