// swift-tools-version:6.1
import PackageDescription

// A fast debug build for development: no optimisation, and the machine's trampoline in place of
// tail calls (which exist only in optimised code). Everything else optimises the engine always.
let quick = Context.environment["NABLA_QUICK_DEBUG"] != nil
let engine: [SwiftSetting] =
  quick
  ? [.define("NABLA_TRAMPOLINE")]
  : [
    .unsafeFlags(["-O"], .when(configuration: .debug)),
    // One thread interprets; the checks at run time cost a tenth of the time of calls.
    .unsafeFlags(["-enforce-exclusivity=unchecked", "-Xfrontend", "-assume-single-threaded"]),
  ]

// The kernels are generic code that must be specialised within its module, in debug as well.
let kernels: [SwiftSetting] = [
  .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "1"], .when(configuration: .debug))
]

let package = Package(
  name: "nabla",
  products: [.executable(name: "nabla", targets: ["nabla"])],
  targets: [
    .target(
      name: "CNabla",
      cSettings: [.define("_GNU_SOURCE")],
      linkerSettings: [
        .linkedLibrary("readline"), .linkedLibrary("openblas"), .linkedLibrary("lapacke"),
        .linkedLibrary("fftw3"), .linkedLibrary("fftw3f"), .linkedLibrary("pcre2-8"),
        .linkedLibrary("z"), .linkedLibrary("png16"), .linkedLibrary("sleef"),
        .linkedLibrary("dl"), .linkedLibrary("m"),
      ]),
    .target(name: "NablaSyntax", swiftSettings: engine),
    .target(name: "NablaKernels", swiftSettings: kernels),
    .target(
      name: "NablaKernelsAVX2",
      swiftSettings: kernels + [
        .define("NABLA_AVX2"), .unsafeFlags(["-Xcc", "-march=x86-64-v3"]),
        .enableExperimentalFeature("BuiltinModule"),
      ]),
    .target(
      name: "NablaEngine",
      dependencies: ["NablaSyntax", "NablaKernels", "NablaKernelsAVX2", "CNabla"],
      swiftSettings: engine),
    .target(
      name: "NablaLibrary", dependencies: ["NablaEngine", "CNabla"], swiftSettings: engine),
    .target(name: "NablaTools", dependencies: ["NablaLibrary", "NablaEngine", "CNabla"]),
    .executableTarget(
      name: "nabla", dependencies: ["NablaTools"],
      linkerSettings: [.unsafeFlags(["-static-stdlib"])]),
    .testTarget(name: "NablaSyntaxTests", dependencies: ["NablaSyntax"]),
    .testTarget(
      name: "NablaKernelsTests",
      dependencies: ["NablaKernels", "NablaKernelsAVX2", "NablaEngine", "CNabla"]),
    .testTarget(
      name: "NablaEngineTests", dependencies: ["NablaEngine", "NablaLibrary", "NablaSyntax"]),
  ]
)
