"""DuckDB over batches: nothing to judge, and its share of the memory."""

from juesuan.corpus.duckdb_engine import DuckDBEngine
from juesuan.corpus.prepared_corpus import place
from juesuan.encode.sql.together.steps import steps
from seeded_corpus import ordered, seeded_parts, with_duckdb


def test_of_no_packages_there_is_nothing_to_say():
    engine = DuckDBEngine()
    outcomes, violations, aside = ordered(engine.judge([]))
    engine.close()
    assert (outcomes.height, violations.height, aside) == (0, 0, frozenset())


def test_engines_in_several_processes_share_the_memory_and_take_one_thread_each():
    engine = DuckDBEngine(800_000_000).apart(2)()
    engine.judge([])
    limit, threads = engine._connection.execute(
        "SELECT current_setting('memory_limit'), current_setting('threads')"
    ).fetchone()
    engine.close()
    assert (limit, threads) == ("381.4 MiB", 1)
    assert DuckDBEngine().apart(2) == DuckDBEngine().apart(2)


def test_a_second_batch_finds_nothing_of_the_first(tmp_path):
    most, few = place(seeded_parts(tmp_path, 12))
    engine = DuckDBEngine()
    engine.judge([most])
    again, alone = ordered(engine.judge([few])), with_duckdb([few])
    assert all(one.equals(other) for one, other in zip(again[:2], alone[:2], strict=True))
    kept = {row[0] for row in engine._connection.execute("SHOW TABLES").fetchall()}
    engine.close()
    assert {name for name, _ in steps()} <= kept


def test_words_compare_as_texts_do(tmp_path):
    engine = DuckDBEngine()
    engine.judge(place(seeded_parts(tmp_path, 4)))
    (words,) = engine._connection.execute("SELECT enum_range(NULL::word)").fetchone()
    kind = engine._connection.execute("SELECT typeof(subject) FROM figures LIMIT 1").fetchone()[0]
    engine.close()
    assert words == sorted(words)
    assert kind.startswith("ENUM")
