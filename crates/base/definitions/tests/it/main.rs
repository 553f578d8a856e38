//! Tests of the definitions: files, checks, rules of limits, and their life in the database.

mod built_in;
