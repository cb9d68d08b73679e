package com.example.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

@Entity
@Table(name = "genres", indexes = @Index(name = "ix_genres_name", columnList = "name"))
public class Genre {
    @Id
    private String name;

    protected Genre() {}

    public Genre(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }
}
