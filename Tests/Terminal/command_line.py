"""The command line: what is run, what comes out where, and the exit status."""

import os
import shutil
import signal
import subprocess
import time


def test_runs_a_file_with_arguments(place):
    place.write("show.m", "a = argv ();\nprintf ('%s|', a{:}, program_name ()); printf ('\\n');\n")
    result = place.run("show.m", "one", "--two", "-e")
    assert result.stdout == "one|--two|-e|show.m|\n", result
    assert result.returncode == 0 and result.stderr == ""


def test_runs_a_text(place):
    result = place.run("-e", "x = 2", "--eval=y = x + 1")
    assert result.stdout == "x = 2\ny = 3\n", result
    assert place.run("-e", "printf ('%s,', argv (){:})", "u", "v").stdout == "u,v,"


def test_runs_standard_input_as_one_program(place):
    program = "r = f (3)\nfor i = 1:2\n  i\nend\nfunction y = f (x)\n  y = 2 * x;\nend\n"
    result = place.run(stdin=program)
    assert result.stdout == "r = 6\ni = 1\ni = 2\n", result
    assert place.run("-", "a", stdin="disp (argv (){1})").stdout == "a\n"


def test_a_syntax_error_runs_nothing(place):
    result = place.run(stdin="disp (1)\nx = (\n")
    assert (result.returncode, result.stdout) == (1, ""), result
    assert "error" in result.stderr


def test_a_program_that_stops_short_is_an_error(place):
    result = place.run(stdin="for i = 1:3\n  disp (i)\n")
    assert (result.returncode, result.stdout) == (1, ""), result


def test_an_error_goes_to_stderr_with_status_1(place):
    place.write("fails.m", "disp (1)\nx = undefined_name + 1;\ndisp (2)\n")
    result = place.run("fails.m")
    assert (result.returncode, result.stdout) == (1, "1\n"), result
    assert result.stderr.startswith("error: 'undefined_name' undefined"), result.stderr
    assert "fails.m:2" in result.stderr


def test_exit_gives_the_status(place):
    assert place.run("-e", "exit (7)").returncode == 7
    assert place.run("-e", "exit").returncode == 0
    place.write("f.m", "function f ()\n  printf ('out');\n  exit (4);\nend\n")
    result = place.run("-e", "try, f (); catch, end, disp (1)")
    assert (result.returncode, result.stdout) == (4, "out"), result


def test_exit_functions_run(place):
    code = "function bye (), disp ('bye'), end, atexit ('bye'); disp ('hello')"
    assert place.run("-e", code).stdout == "hello\nbye\n"


def test_mistakes_in_the_command_line(place):
    for arguments, word in (
        (["--nonsense"], "--nonsense"), (["-x"], "-x"), (["-e"], "-e"),
        (["--dialect"], "--dialect"), (["--dialect", "klingon"], "klingon"),
        (["--quiet=yes"], "--quiet")):
        result = place.run(*arguments)
        assert result.returncode == 2 and result.stdout == "", result
        assert word in result.stderr.split("\n")[0], result.stderr
        assert "--help" in result.stderr


def test_a_missing_file(place):
    result = place.run("no_such_file.m")
    assert result.returncode == 1 and "no_such_file.m" in result.stderr, result
    assert place.run(place.folder).returncode == 1


def test_version_and_help(place):
    assert place.run("--version").stdout.startswith("nabla ")
    assert place.run("--help").stdout.startswith("usage: nabla")
    assert place.run("--help", "--version").returncode == 0


def test_output_and_errors_keep_their_order(place):
    code = "printf ('a\\n'); fprintf (stderr, 'b\\n'); disp ('c'); error ('d')"
    result = subprocess.run(
        [place.nabla, "-e", code], env=place.environment, text=True, timeout=10,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert result.stdout.split("\n")[:4] == ["a", "b", "c", "error: d"], result.stdout


def test_a_closed_pipe_ends_the_program_quietly(place):
    program = "while true, disp ('yes'), end"
    command = "'%s' -e \"%s\" | head -n 1" % (place.nabla, program)
    result = subprocess.run(
        ["sh", "-c", command], env=place.environment, text=True, capture_output=True, timeout=10)
    assert (result.stdout, result.stderr) == ("yes\n", ""), result


def test_a_full_disk_is_said(place):
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run(
            [place.nabla, "-e", "disp (1)"], env=place.environment, text=True, timeout=10,
            stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 1 and "No space" in result.stderr, result


def test_ctrl_c_ends_a_program_with_130(place):
    process = subprocess.Popen(
        [place.nabla, "-e", "disp (1); while true, end"], env=place.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=5)
    assert (process.returncode, out, err) == (130, "1\n", ""), (process.returncode, out, err)


def test_any_bytes_may_come_in(place):
    for program in (b"\xff\xfe\x00\x01", b"x = '\xe4'; disp (double (x))", b"\x00" * 100):
        subprocess.run([place.nabla], input=program, capture_output=True, timeout=10,
                       env=place.environment, check=False)
    result = subprocess.run([place.nabla], input=b"x = '\xe4'; disp (double (x))",
                            capture_output=True, timeout=10, env=place.environment, check=False)
    assert result.stdout == b"228\n", result


def test_starts_quickly(place):
    fastest = 1.0
    for _ in range(10):
        start = time.time()
        place.run("-e", "1;")
        fastest = min(fastest, time.time() - start)
    assert fastest < 0.1, "%.1f ms with the process around it" % (fastest * 1000)


def test_library_is_found_from_anywhere(place):
    installed = os.path.join(place.folder, "prefix", "bin", "nabla")
    os.makedirs(os.path.dirname(installed))
    os.makedirs(os.path.join(place.folder, "prefix", "share", "nabla", "stdlib", "topic"))
    place.write("prefix/share/nabla/stdlib/topic/from_the_library.m",
                "function y = from_the_library ()\n  y = 5;\nend\n")
    shutil.copy(place.nabla, installed)
    result = subprocess.run([installed, "-e", "from_the_library ()"], cwd="/", text=True,
                            env={"HOME": place.folder}, capture_output=True, timeout=10)
    assert result.stdout == "ans = 5\n", result
