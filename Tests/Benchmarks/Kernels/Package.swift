// swift-tools-version:6.1
import PackageDescription

// Times the kernels alone. The sources are links to those of the program, so that this builds in
// seconds:
//
//     swift run -c release KernelBenchmark                             AVX2 where the machine has it
//     NABLA_KERNELS=baseline swift run -c release KernelBenchmark      SSE2
//     ./check-symbols                                                  nothing leaks out of AVX2
let package = Package(
  name: "KernelBenchmark",
  targets: [
    .target(
      name: "CNabla", linkerSettings: [.linkedLibrary("sleef"), .linkedLibrary("m")]),
    .target(name: "NablaKernels"),
    .target(
      name: "NablaKernelsAVX2",
      swiftSettings: [
        .define("NABLA_AVX2"), .unsafeFlags(["-Xcc", "-march=x86-64-v3"]),
        .enableExperimentalFeature("BuiltinModule"),
      ]),
    .target(name: "NablaEngine", dependencies: ["NablaKernels", "NablaKernelsAVX2"]),
    .executableTarget(name: "KernelBenchmark", dependencies: ["NablaEngine", "CNabla"]),
  ]
)
