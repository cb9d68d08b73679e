package com.example.bookstore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Bookstore {
    public static void main(String[] arguments) {
        SpringApplication.run(Bookstore.class, arguments);
    }
}
