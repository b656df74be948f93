import Glibc
import NablaEngine

// KernelBenchmark [PEAK]: times of the kernels. PEAK is the machine's peak in double, one core, in
// GFLOP/s (50 unless given); single has twice as much.

if let text = CommandLine.arguments.dropFirst().first, let given = Double(text) {
  peak = given * 1e9
}
print(InstructionSet.usesAVX2 ? "AVX2 with FMA" : "baseline (SSE2)")
convolutionTimes()
let step = TrainingStep()
let milliseconds = shortest { step.run() } * 1e3
print("\ntraining step, call by call, double:", fixed(milliseconds, 3, width: 0), "ms\n")
arrayTimes()
