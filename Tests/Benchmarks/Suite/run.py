#!/usr/bin/env python3
"""Benchmark runner: a MATLAB-like interpreter against its peers on the same work in one run.

  run.py run --cmd 'nabla {file}' [--peers octave,numpy,c,luajit,python] [--only GLOB]
             [--group G] [--runs 5] [--json OUT] [--quick]
  run.py list                       the benchmarks, their sizes and peers
  run.py show FILE.json [--md]      the table of an earlier run again
  run.py compare OLD.json NEW.json  the candidate of two runs, benchmark by benchmark
  run.py expect [--only GLOB]       write expected.json (both sizes) from Octave

Python standard library only.  README.md beside this file says the rest.
"""
import argparse, fcntl, fnmatch, hashlib, json, math, os, re, shlex, shutil, signal
import subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
GROUPS = ["scalar", "calls", "arrays", "startup"]
SETS = ["open"]
SIZE = re.compile(r"^(?:#\s*)?(\w+)\s*=\s*([^;]+);\s*%quick:\s*(\w+)\s*=\s*([^;]+);", re.M)
CANDIDATE = "candidate"
SUFFIX = {"c": ".c", "luajit": ".lua", "numpy": ".np.py", "python": ".py"}


# ---------------------------------------------------------------- benchmarks
class Bench:
    def __init__(self, set_, group, name, path):
        self.set, self.group, self.name, self.path = set_, group, name, path
        self.dir = os.path.dirname(path)
        text = open(path, encoding="utf-8").read()
        head = dict(re.findall(r"^[%#]\s*(about|tol|compare|timeout):\s*(.*)$", text, re.M))
        self.about = head.get("about", "")
        self.tol = float(head.get("tol", "1e-9"))
        self.compare = head.get("compare", "checksum").strip()
        self.sizes = [(m[0], m[1].strip(), m[3].strip()) for m in SIZE.findall(text)]
        self.generated = path.endswith(".gen.py")
        self.text = text

    def size_args(self, quick):
        return [(q if quick else f) for _, f, q in self.sizes]

    def program(self, quick):
        """The .m text to run at this size."""
        if self.generated:
            return subprocess.run([sys.executable, self.path] + self.size_args(quick), check=True,
                                  stdout=subprocess.PIPE, text=True).stdout
        if not quick:
            return self.text
        return SIZE.sub(lambda m: "%s = %s;" % (m[3], m[4]), self.text)

    def peer_source(self, peer):
        f = os.path.join(self.dir, self.name + SUFFIX[peer])
        return f if os.path.exists(f) else None

    def expected(self, quick):
        return load_expected(self.set).get(self.name, {}).get("quick" if quick else "full")


_expected = {}


def load_expected(set_):
    if set_ not in _expected:
        f = os.path.join(HERE, set_, "expected.json")
        _expected[set_] = json.load(open(f)) if os.path.exists(f) else {}
    return _expected[set_]


def find(sets, groups, only):
    out = []
    for s in sets:
        for g in groups:
            d = os.path.join(HERE, s, g)
            if not os.path.isdir(d):
                continue
            for f in sorted(os.listdir(d)):
                if f.endswith(".m"):
                    n = f[:-2]
                elif f.endswith(".gen.py"):
                    n = f[:-7]
                else:
                    continue
                if only and not any(fnmatch.fnmatch(n, o) for o in only):
                    continue
                out.append(Bench(s, g, n, os.path.join(d, f)))
    return sorted(out, key=lambda b: (GROUPS.index(b.group), b.name))


# ---------------------------------------------------------------- one timed process
class Machine:
    """Builds what is to be run and runs it once, measured."""

    def __init__(self, a):
        self.a = a
        self.tmp = tempfile.mkdtemp(prefix="bench-")
        self.launcher = self.cc(os.path.join(HERE, "launch.c"))
        self.count = 0

    def close(self):
        shutil.rmtree(self.tmp, ignore_errors=True)

    def cc(self, src, drive=None):
        gcc = shutil.which(os.environ.get("CC", "gcc")) or shutil.which("cc")
        if not gcc:
            return None
        out = os.path.join(self.tmp, hashlib.sha1(src.encode()).hexdigest()[:12])
        if not os.path.exists(out):
            cmd = [gcc, "-O2", "-o", out, src, "-lm"]
            if drive:
                obj = out + ".o"
                cmd = [gcc, "-O2", "-o", out, drive, obj, "-lm"]
                subprocess.run([gcc, "-O2", "-Dmain=bench_main", "-c", "-o", obj, src])
            r = subprocess.run(cmd, stderr=subprocess.PIPE, text=True)
            if r.returncode:
                print("cannot compile %s:\n%s" % (src, r.stderr), file=sys.stderr)
                return None
        return out

    def script(self, b, quick):
        """The .m file as run: named as in the tree, in a folder of its own."""
        d = os.path.join(self.tmp, "m-%s-%s" % (b.name, "q" if quick else "f"))
        f = os.path.join(d, b.name + ".m")
        if not os.path.exists(f):
            os.makedirs(d, exist_ok=True)
            open(f, "w", encoding="utf-8").write(b.program(quick))
        return f

    def argv(self, who, b, quick):
        """The command for one participant, or None where it has no such program."""
        if who in SUFFIX:
            src = b.peer_source(who)
            if not src:
                return None
            args = b.size_args(quick)
            if who == "c":
                exe = self.cc(src, os.path.join(HERE, "peers", "drive.c"))
                return exe and [exe] + args
            if who == "luajit":
                exe = shutil.which(os.environ.get("BENCH_LUAJIT", "luajit"))
                return exe and [exe, os.path.join(HERE, "peers", "drive.lua"), src] + args
            return [os.environ.get("BENCH_PYTHON", sys.executable), os.path.join(HERE, "peers", "drive.py"), src] + args
        f = self.script(b, quick)
        return [w.replace("{file}", f) for w in shlex.split(self.a.commands[who])]

    def env(self, who):
        e = dict(os.environ)
        n = str(self.a.threads)
        for k in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "GOTO_NUM_THREADS"):
            e[k] = n
        if who == "numpy":  # a workaround for old OpenBLAS builds that slows a current one
            e.pop("OPENBLAS_CORETYPE", None)
            e.pop("OPENBLAS_L2_SIZE", None)
        e["LC_ALL"] = "C.UTF-8"
        e.pop("BENCH_WORK", None)
        return e

    def once(self, who, b, quick):
        cmd = self.argv(who, b, quick)
        if cmd is None:
            return None
        self.count += 1
        cwd = os.path.join(self.tmp, "run%d" % self.count)
        os.makedirs(cwd)
        so, se, res, work = cwd + ".out", cwd + ".err", cwd + ".res", cwd + ".work"
        env = self.env(who)
        if who in SUFFIX:
            env["BENCH_WORK"] = work
        full = ([self.launcher, res] if self.launcher else []) + cmd
        r = {"status": "ok"}
        try:
            with open(so, "wb") as fo, open(se, "wb") as fe:
                t0 = time.monotonic()
                try:
                    p = subprocess.Popen(full, stdin=subprocess.DEVNULL, stdout=fo, stderr=fe, cwd=cwd,
                                         env=env, start_new_session=True)
                except OSError as ex:
                    return {"status": "failed", "why": str(ex)}
                ru, st = None, None
                while True:
                    pid, wst, u = os.wait4(p.pid, os.WNOHANG)
                    if pid:
                        ru, st = u, wst
                        p.returncode = 0
                        break
                    if time.monotonic() - t0 > self.a.timeout:
                        os.killpg(p.pid, signal.SIGKILL)
                        os.wait4(p.pid, 0)
                        p.returncode = -9
                        r = {"status": "timeout", "why": "over %g s" % self.a.timeout}
                        break
                    time.sleep(0.002)
                t1 = time.monotonic()
            if r["status"] == "ok":
                if self.launcher:
                    try:
                        w, us, sy, rss, code = open(res).read().split()
                    except (OSError, ValueError):
                        return {"status": "failed", "why": "launcher died"}
                    r.update(wall=float(w), user=float(us), sys=float(sy), rss=int(rss) / 1024, code=int(code))
                else:
                    code = os.waitstatus_to_exitcode(st)
                    r.update(wall=t1 - t0, user=ru.ru_utime, sys=ru.ru_stime, rss=ru.ru_maxrss / 1024,
                             code=code if code >= 0 else 1000 - code)
                if os.path.exists(work):  # a peer's own seconds, and what it spent on being measured
                    one, extra = map(float, open(work).read().split())
                    r["work"] = one
                    r["wall"] = max(r["wall"] - extra, one)
                    r["user"] = max(r["user"] - extra, 0)
                text = open(so, "rb").read().decode("utf-8", "replace")
                r["result"] = result_of(b, text, who)
                if r["code"] != 0:
                    err = open(se, "rb").read().decode("utf-8", "replace").strip() or text.strip()
                    c = r["code"]
                    r["status"] = "failed"
                    r["why"] = ("signal %d" % (c - 1000) if c > 1000 else "exit %d" % c) + ": " + tail(err)
                elif r["result"] is None:
                    err = open(se, "rb").read().decode("utf-8", "replace").strip()
                    r["status"] = "failed"
                    r["why"] = "no checksum line: " + tail(err or text)
            return r
        finally:
            for f in (so, se, res, work):
                if os.path.exists(f):
                    os.unlink(f)
            shutil.rmtree(cwd, ignore_errors=True)


def tail(s):
    s = " / ".join(x.strip() for x in s.strip().splitlines() if x.strip())
    return s if len(s) < 160 else s[:80] + " … " + s[-76:]


def result_of(b, text, who):
    """What is compared: the numbers of the last 'checksum' line, or a digest of all that was printed."""
    if b.compare == "none":
        return []
    if b.compare == "stdout" and who not in SUFFIX:
        t = " ".join(text.split())
        return [len(t), hashlib.sha1(t.encode()).hexdigest()[:16]]
    m = re.findall(r"^checksum\s+(.*)$", text, re.M)
    if not m:
        return None
    try:
        return [float(x) for x in m[-1].split()]
    except ValueError:
        return None


def same(b, want, got):
    if want is None or got is None:
        return want is got
    if len(want) != len(got):
        return False
    for x, y in zip(want, got):
        if isinstance(x, str) or isinstance(y, str):
            if x != y:
                return False
        elif math.isnan(x) or math.isnan(y):
            if not (math.isnan(x) and math.isnan(y)):
                return False
        elif x != y and not abs(x - y) <= b.tol * max(1.0, abs(x), abs(y)):
            return False
    return True


# ---------------------------------------------------------------- the run
def median(v):
    v = sorted(v)
    n = len(v)
    return v[n // 2] if n % 2 else (v[n // 2 - 1] + v[n // 2]) / 2


class Lock:
    """flock around the timed runs of one benchmark: other work on this machine that takes the same lock waits."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.f = open(self.path, "a")
        try:
            fcntl.flock(self.f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            t = time.monotonic()
            fcntl.flock(self.f, fcntl.LOCK_EX)
            print("  (waited %.0f s for %s)" % (time.monotonic() - t, self.path), file=sys.stderr)

    def __exit__(self, *x):
        fcntl.flock(self.f, fcntl.LOCK_UN)
        self.f.close()


def measure(mach, b, who_list, a):
    """All the participants of one benchmark, interleaved; odd rounds in the opposite order."""
    samples = {w: [] for w in who_list}
    bad = {}
    for i in range(a.runs):
        order = who_list if i % 2 == 0 else who_list[::-1]
        for w in order:
            if w in bad:
                continue
            # a program of a few milliseconds is run more often: one sample of it says little
            for again in range(4):
                r = mach.once(w, b, a.quick)
                if r is None:
                    bad[w] = None
                elif r["status"] != "ok":
                    bad[w] = r
                else:
                    samples[w].append(r)
                    if r["wall"] < 0.03:
                        continue
                break
    row = {"name": b.name, "group": b.group, "set": b.set, "results": {}}
    want = b.expected(a.quick)
    if samples.get("octave"):
        o = samples["octave"][0]["result"]
        if want is not None and not same(b, want, o):
            row["note"] = "Octave's result differs from expected.json: %s, not %s" % (o, want)
        want = o
    for w in who_list:
        if w in bad and bad[w] is None:
            continue
        if w in bad:
            row["results"][w] = {"status": bad[w]["status"], "why": bad[w].get("why", "")}
            continue
        s = samples[w]
        d = {"status": "ok", "runs": len(s)}
        for k in ("wall", "user", "sys", "rss"):
            d[k] = median([x[k] for x in s])
        if all("work" in x for x in s):
            d["work"] = median([x["work"] for x in s])
        d["min"] = min(x["wall"] for x in s)
        d["spread"] = (max(x["wall"] for x in s) - d["min"]) / d["wall"] if d["wall"] > 0 else 0
        d["result"] = s[0]["result"]
        if b.compare == "stdout" and w in SUFFIX:
            pass  # a peer in another language prints its own way
        elif want is not None:
            wrong = [x["result"] for x in s if not same(b, want, x["result"])]
            if wrong:
                d["status"] = "wrong"
                d["why"] = "got %s, want %s" % (wrong[0], want)
        row["results"][w] = d
    return row


def cmd_run(a):
    set_metric(a)
    sets = SETS if a.set == "all" else [a.set]
    benches = find(sets, [a.group] if a.group else GROUPS, a.only)
    if not benches:
        sys.exit("no benchmark matches")
    peers = [p for p in (a.peers or "").split(",") if p and p != "none"]
    a.commands = {CANDIDATE: a.cmd, "octave": a.octave_cmd}
    who = []
    if a.cmd:
        who.append(CANDIDATE)
    for p in peers:
        if p == "octave":
            if not shutil.which(shlex.split(a.octave_cmd)[0]):
                print("peer octave left out: %s not found" % a.octave_cmd.split()[0], file=sys.stderr)
                continue
        elif p == "luajit" and not shutil.which(os.environ.get("BENCH_LUAJIT", "luajit")):
            print("peer luajit left out: not found", file=sys.stderr)
            continue
        elif p not in SUFFIX:
            sys.exit("unknown peer %s (octave, %s)" % (p, ", ".join(SUFFIX)))
        who.append(p)
    for also in a.also or []:
        n, c = also.split("=", 1)
        a.commands[n] = c
        who.insert(1 if a.cmd else 0, n)
    mach = Machine(a)
    rep = {"cmd": a.cmd, "name": a.name, "quick": a.quick, "runs": a.runs, "threads": a.threads,
           "participants": who, "when": time.strftime("%Y-%m-%d %H:%M:%S"), "machine": machine(), "rows": []}
    try:
        # start-up of each participant: the empty program, more often than the rest
        rep["startup"] = startup(mach, who, a)
        for i, b in enumerate(benches):
            with Lock(a.lock):
                row = measure(mach, b, who, a)
            rep["rows"].append(row)
            if not a.silent:
                brief = []
                for w in who:
                    r = row["results"].get(w)
                    if r:
                        brief.append("%s %s" % (label(rep, w), "%.3f" % r["wall"] if r["status"] == "ok"
                                                else r["status"].upper() + " " + r.get("why", "")))
                print("[%d/%d] %s: %s" % (i + 1, len(benches), b.name, "; ".join(brief)), file=sys.stderr, flush=True)
            if a.json:
                save_json(a.json, rep)
    except KeyboardInterrupt:
        print("interrupted: what was measured so far follows", file=sys.stderr)
    finally:
        mach.close()
    if a.json:
        save_json(a.json, rep)
    print(table(rep))
    if a.strict and any(r["results"].get(CANDIDATE, {}).get("status") != "ok" for r in rep["rows"]):
        sys.exit(1)


def save_json(path, rep):
    with open(path + ".tmp", "w") as f:
        json.dump(rep, f, indent=1)
    os.replace(path + ".tmp", path)


def startup(mach, who, a):
    """Median times of an empty program for each participant."""
    d = os.path.join(mach.tmp, "empty")
    os.makedirs(d)
    src = {"c": "int main(void){return 0;}\n", "luajit": "\n", "python": "\n", "numpy": "import numpy\n"}
    for p, t in src.items():
        open(os.path.join(d, "empty_prog" + SUFFIX[p]), "w").write(t)
    open(os.path.join(d, "empty_prog.m"), "w").write("% compare: none\nexit\n")
    b = Bench("open", "startup", "empty_prog", os.path.join(d, "empty_prog.m"))
    out = {w: [] for w in who}
    with Lock(a.lock):
        for i in range(max(5, a.runs)):
            for w in who:
                r = mach.once(w, b, False)
                if r and "wall" in r:
                    out[w].append(r)
    return {w: {k: median([x[k] for x in v]) for k in ("wall", "user", "sys", "rss")} for w, v in out.items() if v}


def machine():
    model = ""
    try:
        for line in open("/proc/cpuinfo"):
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return {"cpu": model, "cores": os.cpu_count(), "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None}


# ---------------------------------------------------------------- reports
def label(rep, w):
    return (rep.get("name") or "nabla") if w == CANDIDATE else w


def ok(row, w):
    r = row["results"].get(w)
    return r if r and r["status"] == "ok" else None


METRIC = "wall"  # or cpu: user + system time, the steadier one on a machine that others use


def taken(x):
    return x["wall"] if METRIC == "wall" else x["user"] + x["sys"]


def ratio(row, num, den, rep=None):
    """time(num)/time(den); with rep, each less its start-up: a peer by its own clock, an interpreter by the empty
    program (None where that leaves too little)."""
    x, y = ok(row, num), ok(row, den)
    if not x or not y:
        return None
    u, v = taken(x), taken(y)
    if rep:
        t = []
        for w, r in ((num, x), (den, y)):
            if "work" in r:
                t.append(max(r["work"], 1e-7))
                continue
            if w not in rep["startup"]:
                return None
            t.append(taken(r) - taken(rep["startup"][w]))
            if t[-1] < 0.0005:
                return None
        u, v = t
        if row["name"] == "exit_only":
            return None
    return u / v if v > 0 else None


def gmean(v):
    v = [x for x in v if x]
    return math.exp(sum(map(math.log, v)) / len(v)) if v else None


def num(x, fmt="%.2f"):
    if x is None:
        return "-"
    if fmt == "x":
        return "%.3g" % x if x < 100 else "%.0f" % x
    return fmt % x


def grid(head, rows, md):
    if md:
        return "\n".join(["| " + " | ".join(head) + " |", "|" + "|".join(["---"] + ["---:"] * (len(head) - 1)) + "|"]
                         + ["| " + " | ".join(r) + " |" for r in rows])
    w = [max(len(str(r[i])) for r in [head] + rows) for i in range(len(head))]
    fmt = lambda r: "  ".join(str(c).ljust(w[i]) if i == 0 else str(c).rjust(w[i]) for i, c in enumerate(r)).rstrip()
    return "\n".join([fmt(head), "  ".join("-" * x for x in w)] + [fmt(r) for r in rows])


def table(rep, md=False):
    who = rep["participants"]
    cand = CANDIDATE if CANDIDATE in who else who[0]
    C = label(rep, cand)
    refs = [w for w in who if w not in (cand, "octave")]
    has_oct = "octave" in who and cand != "octave"
    out = []
    head = ["benchmark"] + (["octave s"] if has_oct else []) + [C + " s", C + " cpu", C + " MB"]
    head += (["octave/" + C] if has_oct else []) + ["%s/%s%s" % (C, w, " net" if w in SUFFIX else "") for w in refs] + ["note"]
    for g in GROUPS:
        rows = []
        for r in [r for r in rep["rows"] if r["group"] == g]:
            c = r["results"].get(cand)
            line = [r["name"]]
            if has_oct:
                o = r["results"].get("octave")
                line.append(num(o.get("wall"), "%.3f") if o else "-")
            note = []
            if c and c["status"] == "ok":
                line += [num(c["wall"], "%.3f"), num(c["user"] + c["sys"], "%.3f"), "%.0f" % c["rss"]]
            else:
                line += [c["status"].upper() if c else "-", "-", "-"]
            for w in who:
                x = r["results"].get(w)
                if x and x["status"] != "ok" and w != cand:
                    note.append("%s %s" % (w, x["status"].upper()))
                elif x and x["status"] == "ok" and x["spread"] > 0.25 and x["wall"] > 0.05 and w in (cand, "octave"):
                    note.append("%s ±%.0f%%" % (label(rep, w), 50 * x["spread"]))
            if has_oct:
                line.append(num(ratio(r, "octave", cand), "x"))
            line += [num(ratio(r, cand, w, rep if w in SUFFIX else None), "x") for w in refs]
            line.append(", ".join(note))
            rows.append(line)
        if rows:
            out.append(("### %s\n" if md else "== %s ==") % g)
            out.append(grid(head, rows, md) + "\n")
    bad = []
    for r in rep["rows"]:
        for w in who:
            x = r["results"].get(w)
            if x and x["status"] != "ok":
                bad.append("%-8s %s %s/%s: %s" % (x["status"].upper(), label(rep, w), r["group"], r["name"], x.get("why", "")))
        if r.get("note"):
            bad.append("NOTE     %s: %s" % (r["name"], r["note"]))
    if bad:
        out.append("### Not right\n" if md else "== not right ==")
        out += ["- " + b if md else b for b in bad]
        out.append("")
    # geometric means
    pairs = []
    if has_oct:
        pairs.append(("octave", cand))
    pairs += [(cand, w) for w in refs]
    if has_oct:
        pairs += [("octave", w) for w in refs]
    rows = []
    for g in GROUPS + ["all"]:
        rs = [r for r in rep["rows"] if g in ("all", r["group"])]
        if not rs:
            continue
        good = sum(1 for r in rs if ok(r, cand))
        line = [g, "%d/%d" % (good, len(rs))]
        for x, y in pairs:
            v = [q for q in (ratio(r, x, y) for r in rs) if q]
            n = [q for q in (ratio(r, x, y, rep) for r in rs) if q]
            line.append("%s (%d)" % (num(gmean(v), "x"), len(v)) if v else "-")
            line.append("%s" % num(gmean(n), "x") if n else "-")
        rows.append(line)
    head = ["group", C + " ok"]
    for x, y in pairs:
        head += ["%s/%s" % (label(rep, x), label(rep, y)), "net"]
    out.append(("### Geometric means of the %s time's ratios (number of benchmarks); net: less each one's start-up\n" if md else
                "== geometric means of the %s time's ratios (number of benchmarks); net: less each one's start-up ==") % METRIC)
    out.append(grid(head, rows, md))
    su = ", ".join("%s %.1f ms (%.0f MB)" % (label(rep, w), 1e3 * v["wall"], v["rss"]) for w, v in rep["startup"].items())
    out.append("\nstart-up (empty program): " + su)
    out.append("%s; %s size; %d runs, median; %s threads; %s, %s cores"
               % (rep["when"], "quick" if rep["quick"] else "full", rep["runs"], rep["threads"],
                  rep["machine"]["cpu"], rep["machine"]["cores"]))
    return "\n".join(out)


def cmd_list(a):
    for b in find(SETS if a.set == "all" else [a.set], [a.group] if a.group else GROUPS, a.only):
        peers = [p for p in SUFFIX if b.peer_source(p)]
        print("%-8s %-8s %-16s %-28s %-22s %s" % (b.set, b.group, b.name, ", ".join("%s=%s" % (n, f) for n, f, _ in b.sizes),
                                               ",".join(peers), b.about))


def cmd_show(a):
    set_metric(a)
    print(table(json.load(open(a.file)), a.md))


def set_metric(a):
    global METRIC
    METRIC = a.metric


def cmd_compare(a):
    set_metric(a)
    old, new = json.load(open(a.old)), json.load(open(a.new))
    o = {r["name"]: r for r in old["rows"]}
    rows, per = [], {}
    for r in new["rows"]:
        p = o.get(r["name"])
        if not p:
            continue
        x, y = ok(p, CANDIDATE), ok(r, CANDIDATE)
        q = taken(x) / taken(y) if x and y else None
        # where both runs had Octave, the ratio of the ratios cancels a change of the machine's speed
        a1, a2 = ratio(p, "octave", CANDIDATE), ratio(r, "octave", CANDIDATE)
        z = a2 / a1 if a1 and a2 else None
        per.setdefault(r["group"], []).append((q, z))
        st = lambda t, s: num(t["wall"], "%.3f") if t else s["results"].get(CANDIDATE, {}).get("status", "-").upper()
        rows.append([r["name"], st(x, p), st(y, r), num(q, "x"), num(z, "x")])
    for g, v in per.items():
        rows.append(["gmean " + g, "", "", num(gmean([q for q, _ in v]), "x"), num(gmean([z for _, z in v]), "x")])
    print(grid(["benchmark", "old s", "new s", "old/new", "vs octave"], rows, a.md))


def cmd_expect(a):
    """The reference results, from Octave, at both sizes."""
    a.commands = {"octave": a.octave_cmd}
    mach = Machine(a)
    try:
        for b in find(SETS if a.set == "all" else [a.set], [a.group] if a.group else GROUPS, a.only):
            e = load_expected(b.set)
            d = e.setdefault(b.name, {})
            for q in (False, True):
                r = mach.once("octave", b, q)
                if r["status"] != "ok":
                    print("%s: %s %s" % (b.name, r["status"], r.get("why")))
                    continue
                k = "quick" if q else "full"
                if k in d and not same(b, d[k], r["result"]):
                    print("%s %s: %s -> %s" % (b.name, k, d[k], r["result"]))
                d[k] = r["result"]
                print("%-16s %-5s wall %.2f cpu %.2f s  %4.0f MB  %s" % (b.name, k, r["wall"], r["user"] + r["sys"], r["rss"], r["result"]), flush=True)
    finally:
        mach.close()
        for s, e in _expected.items():
            f = os.path.join(HERE, s, "expected.json")
            if os.path.isdir(os.path.dirname(f)):
                open(f, "w").write("{\n" + ",\n".join(' "%s": %s' % (k, json.dumps(e[k])) for k in sorted(e)) + "\n}\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = p.add_subparsers(dest="sub", required=True)

    def common(q):
        q.add_argument("--only", action="append", help="glob of names; may be given again")
        q.add_argument("--group", choices=GROUPS)
        q.add_argument("--set", choices=SETS + ["all"], default="all")

    def running(q, timeout):
        q.add_argument("--octave-cmd", default=os.environ.get("BENCH_OCTAVE", "octave-cli --norc --no-history -q {file}"))
        q.add_argument("--timeout", type=float, default=timeout, help="seconds for one run")
        q.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1), help="BLAS/OpenMP threads, for everyone")

    r = sub.add_parser("run")
    common(r)
    running(r, 60)
    r.add_argument("--cmd", help="the candidate, e.g. 'nabla {file}'")
    r.add_argument("--name", help="what the table calls the candidate (nabla)")
    r.add_argument("--also", action="append", metavar="NAME=CMD", help="another interpreter of the .m files")
    r.add_argument("--peers", default="octave,numpy,c,luajit", help="of octave,numpy,c,luajit,python; or none")
    r.add_argument("--runs", type=int, default=5)
    r.add_argument("--json")
    r.add_argument("--quick", action="store_true", help="the small sizes: for correctness, not for figures")
    r.add_argument("--silent", action="store_true", help="no progress lines")
    r.add_argument("--strict", action="store_true", help="exit 1 when a candidate's row is not ok")
    r.add_argument("--lock", default=os.environ.get("BENCH_LOCK", os.path.join(tempfile.gettempdir(), "bench.lock")))
    r.add_argument("--metric", choices=["wall", "cpu"], default="wall", help="what the ratios are of")
    r.set_defaults(f=cmd_run)
    q = sub.add_parser("list")
    common(q)
    q.set_defaults(f=cmd_list)
    q = sub.add_parser("show")
    q.add_argument("file")
    q.add_argument("--md", action="store_true")
    q.add_argument("--metric", choices=["wall", "cpu"], default="wall")
    q.set_defaults(f=cmd_show)
    q = sub.add_parser("compare")
    q.add_argument("old")
    q.add_argument("new")
    q.add_argument("--md", action="store_true")
    q.add_argument("--metric", choices=["wall", "cpu"], default="wall")
    q.set_defaults(f=cmd_compare)
    q = sub.add_parser("expect")
    common(q)
    running(q, 120)
    q.set_defaults(f=cmd_expect)
    a = p.parse_args()
    a.f(a)


if __name__ == "__main__":
    main()
