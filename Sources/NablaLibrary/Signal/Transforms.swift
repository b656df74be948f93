import NablaEngine

/// fft and its family.
extension Builtin {
  static let fft = Builtin(
    "fft", "Y = fft (X)\nY = fft (X, N)\nY = fft (X, N, DIM)", .between(1, 3), category: .signal,
    summary: "Discrete Fourier transform along a dimension.",
    details: """
      Y(k+1) = sum over j of X(j+1) * exp (-2*pi*i*j*k/N). The lanes are cut or filled with zeros to N
      elements. DIM is the first dimension whose length is not one. Single stays single.
      """,
    examples: [
      Example("fft ([1 2 3 4])", shows: "ans =\n\n   10 +  0i   -2 +  2i   -2 +  0i   -2 -  2i"),
      Example("fft ([1 0 0 0])", shows: "ans =\n\n   1   1   1   1"),
    ],
    seeAlso: ["ifft", "fft2", "fftshift", "conv"],
    body: fftBody)

  static let ifft = Builtin(
    "ifft", "X = ifft (Y)\nX = ifft (Y, N)\nX = ifft (Y, N, DIM)", .between(1, 3),
    category: .signal,
    summary: "Inverse of the discrete Fourier transform along a dimension.",
    details: "Real if nothing imaginary is left.",
    examples: [Example("ifft (fft ([1 2 3]))", shows: "ans =\n\n   1   2   3")],
    seeAlso: ["fft", "ifft2"],
    body: fftBody)

  static let fft2 = Builtin(
    "fft2", "Y = fft2 (X)\nY = fft2 (X, M, N)", .between(1, 3), category: .signal,
    summary: "Discrete Fourier transform in two dimensions.",
    details: "Of every page of an N-d array. Pages are cut or filled with zeros to M x N.",
    examples: [Example("fft2 ([1 2; 3 4])", shows: "ans =\n\n   10   -2\n   -4    0")],
    seeAlso: ["ifft2", "fft", "fftn"],
    body: fft2Body)

  static let ifft2 = Builtin(
    "ifft2", "X = ifft2 (Y)\nX = ifft2 (Y, M, N)", .between(1, 3), category: .signal,
    summary: "Inverse of the discrete Fourier transform in two dimensions.",
    details: "Of every page of an N-d array.",
    examples: [Example("ifft2 (fft2 ([1 2; 3 4]))", shows: "ans =\n\n   1   2\n   3   4")],
    seeAlso: ["fft2", "ifft"],
    body: fft2Body)

  static let fftn = Builtin(
    "fftn", "Y = fftn (X)\nY = fftn (X, SIZE)", .between(1, 2), category: .signal,
    summary: "Discrete Fourier transform in all dimensions.",
    details: "The array is cut or filled with zeros to SIZE.",
    examples: [Example("fftn ([1 2; 3 4])", shows: "ans =\n\n   10   -2\n   -4    0")],
    seeAlso: ["ifftn", "fft", "fft2"],
    body: fftnBody)

  static let ifftn = Builtin(
    "ifftn", "X = ifftn (Y)\nX = ifftn (Y, SIZE)", .between(1, 2), category: .signal,
    summary: "Inverse of the discrete Fourier transform in all dimensions.",
    details: "",
    examples: [Example("ifftn ([10 -2; -4 0])", shows: "ans =\n\n   1   2\n   3   4")],
    seeAlso: ["fftn", "ifft"],
    body: fftnBody)

  static let fftshift = Builtin(
    "fftshift", "Y = fftshift (X)\nY = fftshift (X, DIM)", .between(1, 2), category: .signal,
    summary: "Moves the frequency zero to the middle, in every dimension or in DIM.",
    details: "The first half and the second change places.",
    examples: [Example("fftshift (1:5)", shows: "ans =\n\n   4   5   1   2   3")],
    seeAlso: ["ifftshift", "fft", "circshift"],
    body: fftshiftBody)

  static let ifftshift = Builtin(
    "ifftshift", "Y = ifftshift (X)\nY = ifftshift (X, DIM)", .between(1, 2), category: .signal,
    summary: "Undoes fftshift, also for odd lengths.",
    details: "",
    examples: [Example("ifftshift (1:5)", shows: "ans =\n\n   3   4   5   1   2")],
    seeAlso: ["fftshift", "ifft"],
    body: fftshiftBody)
}

/// What can be transformed; text and all the rest cannot.
private func checked(_ call: borrowing Call) throws(NablaError) -> Value {
  let x = try Conversion.materialize(call[0])
  if x.isChar { throw call.fail("invalid conversion from string to real N-D array") }
  guard x.classID.isArithmetic else {
    throw call.failed("invalid argument of class '\(x.className)'")
  }
  return x
}

/// A number of points; `what` is as in "points (N)".
private func points(_ call: borrowing Call, _ i: Int, _ what: String) throws(NablaError) -> Int {
  guard call[i].classID.isArithmetic, !call[i].isChar, let x = try Numbers.reals(call[i]).first
  else { throw call.failed("number of \(what) must be a number") }
  if x.isNaN { throw call.failed("number of \(what) cannot be NaN") }
  let n = x.rounded(.toNearestOrAwayFromZero)
  if n < 0 { throw call.failed("number of \(what) must be greater than zero") }
  guard n < 0x1p40 else { throw .outOfMemory(Dims(Int.max, 1)) }
  return Int(n)
}

private func fftBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = try checked(call)
  var n: Int?
  if call.given(1) { n = try points(call, 1, "points (N)") }
  var d = x.dims.firstNonSingleton
  if call.has(2) {
    guard !call[2].isEmpty else {
      throw call.fail("invalid conversion from real matrix to real scalar")
    }
    guard let r = try Numbers.reals(call[2]).first?.rounded(.toNearestOrAwayFromZero),
      let k = Int(exactly: r), k >= 1, k <= x.dims.count
    else {
      throw call.failed("DIM must be a valid dimension along which to perform FFT")
    }
    d = k - 1
  }
  return [
    try FourierTransform.lanes(x, n: n ?? x.dims[d], along: d, inverse: call.name == "ifft")
  ]
}

private func fft2Body(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = try checked(call)
  var sizes = [x.dims.rows, x.dims.columns]
  if call.has(1) { sizes[0] = try points(call, 1, "rows (N)") }
  if call.has(2) { sizes[1] = try points(call, 2, "columns (M)") }
  return [try FourierTransform.pages(x, sizes: sizes, inverse: call.name == "ifft2")]
}

private func fftnBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  let x = try checked(call)
  var sizes = x.dims.list
  if call.has(1) {
    let list = call[1].classID.isArithmetic ? try Numbers.reals(call[1]) : []
    guard list.count == sizes.count, call[1].dims.isVector else {
      throw call.failed("SIZE must be a vector of length dim")
    }
    for (d, s) in list.enumerated() {
      if s.isNaN { throw call.failed("SIZE has invalid NaN entries") }
      if s.rounded() < 0 { throw call.failed("all dimensions in SIZE must be greater than zero") }
      guard s < 0x1p40 else { throw .outOfMemory(Dims(Int.max, 1)) }
      sizes[d] = Int(s.rounded())
    }
  }
  return [try FourierTransform.pages(x, sizes: sizes, inverse: call.name == "ifftn")]
}

private func fftshiftBody(_ call: borrowing Call) throws(NablaError) -> [Value] {
  var x = try Conversion.materialize(call[0])
  guard x.classID.isArithmetic else { throw call.failed("X must be a vector or matrix") }
  var axes = Array(0..<x.dims.count)
  if call.has(1) {
    guard let d = DimensionNumber.strict(call[1]) else {
      throw call.failed("dimension DIM must be a positive integer")
    }
    axes = [d]
  }
  let back = call.name == "ifftshift"
  for d in axes {
    let n = x.dims[d]
    if n < 2 { continue }
    x = try Rearranging.circshift(x, by: back ? -(n / 2) : n / 2, dimension: d)
  }
  return [x]
}

let transformBuiltins: [Builtin] = [
  .fft, .ifft, .fft2, .ifft2, .fftn, .ifftn, .fftshift, .ifftshift,
]
