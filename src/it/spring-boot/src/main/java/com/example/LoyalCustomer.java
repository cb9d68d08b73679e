package com.example;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
public class LoyalCustomer {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String emailAddress;

    private Instant customerSince;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    private Tier tier;

    @ManyToOne
    private LoyalCustomer recommendedBy;

    public enum Tier {
        SILVER,
        GOLD
    }
}
