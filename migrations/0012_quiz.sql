-- Rounds of the quiz. `id` is the number of the interaction that began the round, which Discord gives
-- once; `questions` is JSON, so that nothing changes under a running round; `at` is the question that is
-- open, from 0, and the number of questions when all are done. A round and the answers to it are gone
-- when another begins a day later. Times are in Unix seconds.

CREATE TABLE quiz_rounds (
    id INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    starter INTEGER NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('en', 'zh')),
    title TEXT NOT NULL,
    questions TEXT NOT NULL,
    at INTEGER NOT NULL CHECK (at >= 0)
) STRICT;

CREATE INDEX quiz_rounds_by_time ON quiz_rounds (made_at);

CREATE TABLE quiz_answers (
    round_id INTEGER NOT NULL REFERENCES quiz_rounds (id) ON DELETE CASCADE,
    question INTEGER NOT NULL CHECK (question >= 0),
    who INTEGER NOT NULL,
    choice INTEGER NOT NULL CHECK (choice BETWEEN 0 AND 3),
    is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
    PRIMARY KEY (round_id, question, who)
) STRICT;
