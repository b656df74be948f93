"""compare.py RESULT LAST [--keep]: says where the share of passed blocks fell since the last kept
result; exit code 1 if it fell anywhere. LAST holds counts only."""

import json
import sys

COUNTS = ("pass", "fail", "crash", "timeout")


def counts(path):
    with open(path) as f:
        summary = json.load(f)["summary"]
    return {name: {c: row[c] for c in COUNTS} for name, row in sorted(summary.items())}


def rate(row):
    total = sum(row[c] for c in COUNTS)
    return 100 * row["pass"] / total if total else 100.0


def main(result, last, keep):
    now = counts(result)
    try:
        before = counts(last)
    except FileNotFoundError:
        before = {}
    fell = 0
    for name, row in now.items():
        if name not in before:
            continue
        change = rate(row) - rate(before[name])
        stopped = row["crash"] + row["timeout"]
        if change < -0.05 or stopped > before[name]["crash"] + before[name]["timeout"]:
            fell += 1
            print(f"fell: {name}: {rate(before[name]):.1f}% -> {rate(row):.1f}%, "
                  f"{stopped} crashed or timed out")
        elif change > 0.05:
            print(f"rose: {name}: {rate(before[name]):.1f}% -> {rate(row):.1f}%")
    if keep:
        with open(last, "w") as f:
            json.dump({"summary": now}, f, indent=1)
            f.write("\n")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--keep" in sys.argv))
