package com.example;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

@Entity
@Table(name = "loans", schema = "library")
public class Loan {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "loans")
    @TableGenerator(name = "loans", table = "counters", schema = "library")
    private Long id;
}
