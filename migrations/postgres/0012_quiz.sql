-- Rounds of the quiz. `id` is the number of the interaction that began the round, which Discord gives
-- once; `questions` is JSON, so that nothing changes under a running round; `at` is the question that is
-- open, from 0, and the number of questions when all are done. A round and the answers to it are gone
-- when another begins a day later. Times are in Unix seconds.

CREATE TABLE quiz_rounds (
    id BIGINT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    starter BIGINT NOT NULL,
    lang TEXT COLLATE "C" NOT NULL CHECK (lang IN ('en', 'zh')),
    title TEXT COLLATE "C" NOT NULL,
    questions TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL CHECK (at >= 0)
);

CREATE INDEX quiz_rounds_by_time ON quiz_rounds (made_at);

CREATE TABLE quiz_answers (
    round_id BIGINT NOT NULL REFERENCES quiz_rounds (id) ON DELETE CASCADE,
    question BIGINT NOT NULL CHECK (question >= 0),
    who BIGINT NOT NULL,
    choice BIGINT NOT NULL CHECK (choice BETWEEN 0 AND 3),
    is_right BIGINT NOT NULL CHECK (is_right IN (0, 1)),
    PRIMARY KEY (round_id, question, who)
);
