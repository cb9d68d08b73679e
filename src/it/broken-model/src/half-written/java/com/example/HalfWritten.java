package com.example;

class HalfWritten {
    int rows = ;
}
