"""The prompt, seen through a real pseudo-terminal."""

import os
import signal
import time

TAB, UP = "\t", "\x1b[A"


def test_completes_a_variable(place):
    t = place.open()
    t.enter("alpha_rate = 42;")
    assert t.enter("alpha_r" + TAB) == ["alpha_rate = 42"]


def test_completes_a_builtin_within_a_line(place):
    t = place.open()
    assert t.enter("x = linspa" + TAB + " (1, 2, 2);  x(end)") == ["ans = 2"]


def test_lists_several_candidates(place):
    t = place.open()
    t.enter("beta_one = 1; beta_two = 2;")
    t.send("beta_" + TAB + TAB)
    t.wait("beta_one")
    t.wait("beta_two")
    t.interrupt()
    t.prompt()


def test_completes_the_common_part_first(place):
    t = place.open()
    t.enter("omega_one = 1; omega_two = 2;")
    t.send("omeg" + TAB)
    t.wait("a_")
    assert t.enter("two") == ["omega_two = 2"]


def test_completes_fields(place):
    t = place.open()
    t.enter("s.rate = 5; s.inner.depth = 7; c = {1, s};")
    assert t.enter("s.ra" + TAB) == ["ans = 5"]
    assert t.enter("y = s.inner.de" + TAB) == ["y = 7"]
    assert t.enter("c{2}.inn" + TAB + ".dep" + TAB) == ["ans = 7"]


def test_completes_files_in_quotes_and_commands(place):
    place.write("measured values.txt", "hello")
    os.mkdir(os.path.join(place.folder, "folder_a"))
    place.write("folder_a/program_b.m", "disp (11)")
    t = place.open()
    assert t.enter("fileread ('meas" + TAB + ")") == ["ans = hello"]
    assert t.enter("run folder" + TAB + "prog" + TAB) == ["11"]
    t.enter("cd fold" + TAB)
    assert t.enter("exist ('program_b.m', 'file')") == ["ans = 2"]


def test_tab_in_a_comment_or_alone_does_nothing(place):
    t = place.open()
    assert t.enter(TAB + "1 % lins" + TAB) == ["ans = 1"]


def test_asks_for_more_lines(place):
    t = place.open()
    t.send("for k = 1:2\r")
    t.continuation()
    t.send("k\r")
    t.continuation()
    assert t.enter("end") == ["k = 1", "k = 2"]


def test_asks_for_more_lines_in_brackets_and_functions(place):
    t = place.open()
    t.send("x = [1 2\r")
    t.continuation()
    t.enter("3 4];")
    assert t.enter("x(2, 1)") == ["ans = 3"]
    t.send("function y = twice (x)\r")
    t.continuation()
    t.send("y = 2 * x;\r")
    t.continuation()
    t.enter("end")
    assert t.enter("twice (21)") == ["ans = 42"]


def test_ctrl_c_clears_a_line(place):
    t = place.open()
    t.enter("kept = 1;")
    t.send("kept = 2")
    t.wait("kept = 2")
    t.interrupt()
    t.wait("^C")
    t.prompt()
    assert t.enter("kept") == ["kept = 1"]


def test_ctrl_c_leaves_a_block(place):
    t = place.open()
    t.send("if true\r")
    t.continuation()
    t.send("x = 1")
    t.wait("x = 1")
    t.interrupt()
    t.prompt()
    assert t.enter("2 + 3") == ["ans = 5"]


def test_ctrl_d_leaves_a_block(place):
    t = place.open()
    t.send("if true\r")
    t.continuation()
    t.send("\x04")
    t.prompt()
    assert t.enter("2 + 3") == ["ans = 5"]


def stop(t, program):
    """Start an endless program and stop it with Ctrl-C."""
    t.send(program + "\r")
    t.wait("\n")
    time.sleep(0.1)
    t.interrupt()
    t.prompt()


def test_ctrl_c_stops_loops_and_keeps_the_workspace(place):
    t = place.open()
    t.enter("a = 17; n = 0;")
    stop(t, "while true, end")
    stop(t, "while true, n = n + 1; end")
    stop(t, "function f (x), while x, end, end, f (1)")
    stop(t, "x = 0; do, x++; until x < 0")
    stop(t, "cellfun (@(x) f (x), {1, 2})")
    assert t.enter("a, n > 1000") == ["a = 17", "ans = 1"]


def test_ctrl_c_cannot_be_caught(place):
    t = place.open()
    stop(t, "try, while true, end, catch, end")
    assert t.enter("3") == ["ans = 3"]


def test_ctrl_c_runs_clean_up_blocks(place):
    t = place.open()
    stop(t, "unwind_protect, while true, end, unwind_protect_cleanup, u = 8; end")
    assert t.enter("u") == ["u = 8"]


def test_ctrl_c_stops_a_program_that_prints(place):
    t = place.open()
    stop(t, "while true, disp (1), end")
    assert t.enter("4") == ["ans = 4"]


def test_ctrl_c_ends_a_pause(place):
    t = place.open()
    start = time.time()
    stop(t, "pause (4)")
    assert time.time() - start < 2
    assert t.enter("5") == ["ans = 5"]


def test_pastes_several_lines_as_one_block(place):
    t = place.open()
    t.send("\x1b[200~p = 1;\nfor i = 1:3\n  p = p * 2;\nend\np\x1b[201~")
    t.wait("end")
    assert t.enter("")[-1] == "p = 8"


def test_pastes_an_unfinished_block(place):
    t = place.open()
    t.send("\x1b[200~for i = 1:2\n  i\x1b[201~")
    t.send("\r")
    t.continuation()
    assert t.enter("end") == ["i = 1", "i = 2"]


def test_remembers_lines(place):
    t = place.open()
    t.enter("h = 5;")
    t.enter("1;")
    assert t.enter(UP + UP + "\x05 h") == ["h = 5"]


def test_up_looks_for_the_same_beginning(place):
    t = place.open()
    t.enter("width = 5;")
    t.enter("depth = 6;")
    assert t.enter("wi" + UP + "\x05 width") == ["width = 5"]


def test_remembers_a_block_as_one_entry(place):
    t = place.open()
    t.send("for k = 1:2\r")
    t.continuation()
    t.send("k\r")
    t.continuation()
    t.enter("end")
    t.send(UP)
    t.wait("end")
    assert t.enter("")[-2:] == ["k = 1", "k = 2"]


def test_history_survives_the_session(place):
    t = place.open()
    t.enter("first = 12;")
    t.send("if true\r")
    t.continuation()
    t.send("second = 34\r")
    t.continuation()
    t.enter("end")
    assert t.end() == 0
    t = place.open()
    t.send(UP)
    t.wait("end")
    assert t.enter("")[-1] == "second = 34"
    assert t.enter("fir" + UP + "\x05 first") == ["first = 12"]
    assert place.exists(".nabla_history")


def test_history_file_can_be_chosen(place):
    t = place.open(NABLA_HISTORY=os.path.join(place.folder, "chosen"))
    t.enter("1;")
    t.end()
    assert "1;" in place.read("chosen")
    t = place.open(XDG_STATE_HOME=os.path.join(place.folder, "state"))
    t.enter("2;")
    t.end()
    assert "2;" in place.read("state/nabla/history")
    t = place.open(NABLA_HISTORY="")
    t.enter("3;")
    t.end()
    assert not place.exists(".nabla_history")


def test_searches_the_history(place):
    t = place.open()
    t.enter("needle = 4;")
    t.enter("hay = 5;")
    t.send("\x12need")
    t.wait("need")
    assert t.enter("\x05 needle") == ["needle = 4"]


def test_follows_the_size_of_the_terminal(place):
    t = place.open(columns=80)
    assert not any("Columns" in line for line in t.enter("1:12"))
    t.child.setwinsize(24, 40)
    time.sleep(0.05)
    t.send("\r")
    t.prompt()
    assert any("Columns 1 through" in line for line in t.enter("1:12"))


def test_edits_utf8(place):
    t = place.open()
    assert t.enter("disp ('grö\x7füße')") == ["grüße"]
    assert t.enter("numel ('ü')") == ["ans = 2"]


def test_edits_utf8_without_a_locale(place):
    t = place.open(LANG="", LC_ALL="")
    assert t.enter("disp ('grö\x7füße')") == ["grüße"]


def test_leaves_with_ctrl_d(place):
    assert place.open().end() == 0


def test_leaves_with_exit_and_its_status(place):
    for line, status in (("exit", 0), ("quit", 0), ("exit (3)", 3)):
        t = place.open()
        t.send(line + "\r")
        assert t.status() == status, line


def test_greets_briefly(place):
    t = place.open()
    t.end()
    import pexpect
    child = pexpect.spawn(place.nabla, env=place.environment, cwd=place.folder, encoding="utf-8", timeout=5)
    child.expect_exact("Nabla")
    child.expect_exact(">> ")
    assert child.before.count("\n") <= 3
    child.close(force=True)


def test_shows_errors_with_their_place_and_goes_on(place):
    t = place.open()
    t.enter("a = 1;")
    lines = t.enter("b = a + nothing_here;")
    assert lines[0].startswith("error: 'nothing_here' undefined"), lines
    assert any("^" in line for line in lines), lines
    assert t.enter("a") == ["a = 1"]


def test_shows_syntax_errors_and_goes_on(place):
    t = place.open()
    assert "error" in t.enter("x = (1 + ;")[0]
    assert "error" in t.enter("end")[0]
    assert t.enter("1") == ["ans = 1"]


def test_prompt_begins_a_line(place):
    t = place.open()
    assert t.enter("printf ('abc')") == ["abc"]
    assert t.enter("error ('boo')")[0] == "error: boo"


def test_deep_recursion_is_an_error(place):
    t = place.open()
    lines = t.enter("function r = down (n), r = down (n + 1); end, down (1)")
    assert any("max_recursion_depth" in line for line in lines), lines
    assert t.enter("1") == ["ans = 1"]


def test_sigterm_gives_the_terminal_back(place):
    t = place.open()
    t.send("x")
    t.wait("x")
    assert not t.child.getecho()
    t.child.kill(signal.SIGTERM)
    t.wait("\x1b[?2004l")
    assert t.status() == -signal.SIGTERM


def test_hang_up_ends_the_program(place):
    t = place.open()
    t.child.kill(signal.SIGHUP)
    assert t.status() == -signal.SIGHUP


def test_prompt_after_a_program(place):
    place.write("set_up.m", "ready = 9;\n")
    t = place.open("--interactive", "set_up.m")
    assert t.enter("ready") == ["ready = 9"]


def test_prompt_after_a_program_that_fails(place):
    place.write("fails.m", "ready = 9;\nerror ('boo')\n")
    t = place.open("--interactive", "fails.m")
    assert t.enter("ready") == ["ready = 9"]


def test_input_reads_a_line(place):
    t = place.open()
    t.send("x = input ('how many? ')\r")
    t.wait("how many? ")
    t.send("6 * 7\r")
    assert t.shown()[-1] == "x = 42"


def test_help_and_who(place):
    t = place.open()
    assert any("abs" in line for line in t.enter("help abs"))
    t.enter("some_name = 1;")
    assert any("some_name" in line for line in t.enter("who"))


def test_shows_the_figure_after_a_statement(place):
    t = place.open(NABLA_GRAPHICS="blocks")
    lines = t.enter("plot ([1 3 2]); title ('curve')")
    assert any("curve" in line for line in lines)
    assert any("\u28c0" in line or "\u2812" in line for line in lines)
    # It is shown once, and again when it changes.
    assert t.enter("x = 1") == ["x = 1"]
    assert any("other" in line for line in t.enter("title ('other');"))


def test_shows_no_figure_where_none_is_wanted(place):
    t = place.open(NABLA_GRAPHICS="none")
    assert t.enter("plot ([1 3 2]);") == []
