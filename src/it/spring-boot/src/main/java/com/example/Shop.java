package com.example;

import io.github.migratemaven.api.Migrations;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Shop {
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @Bean
    CommandLineRunner open(Migrations migrations) {
        return arguments -> System.out.println("Open at " + migrations.current().heads());
    }
}
