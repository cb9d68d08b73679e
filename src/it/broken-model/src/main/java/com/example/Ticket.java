package com.example;

import jakarta.persistence.Entity;

/** An entity without an identifier, which no provider accepts. */
@Entity
public class Ticket {
    private String seat;
}
