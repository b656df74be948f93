import Glibc

/// Loops of single builtins that live here because a loop over an array's elements is specialised only
/// within this module.
package enum LibraryLoops {
  /// `complex (re, im)`; one of the two may be a single number for all.
  package static func complex(_ re: [Double], _ im: [Double], _ dims: Dims) throws(NablaError)
    -> Tensor<Complex<Double>>
  {
    let t = try Tensor<Complex<Double>>(uninitialized: dims)
    let p = t.data
    let (reStep, imStep) = (re.count == 1 ? 0 : 1, im.count == 1 ? 0 : 1)
    for i in 0..<t.count { p[i] = Complex(re[i &* reStep], im[i &* imStep]) }
    return t
  }

  package static func complexSingle(_ re: [Double], _ im: [Double], _ dims: Dims)
    throws(NablaError) -> Tensor<Complex<Float>>
  {
    let t = try Tensor<Complex<Float>>(uninitialized: dims)
    let p = t.data
    let (reStep, imStep) = (re.count == 1 ? 0 : 1, im.count == 1 ? 0 : 1)
    for i in 0..<t.count { p[i] = Complex(Float(re[i &* reStep]), Float(im[i &* imStep])) }
    return t
  }

  /// Are all elements of a cell char arrays?
  package static func areTexts(_ c: CellArray) -> Bool {
    let p = c.data
    for i in 0..<c.count {
      guard case .char = p[i] else { return false }
    }
    _fixLifetime(c)
    return true
  }

  /// `strcmp` of a row of text (or the empty text) with every element of a cell, `strncmp` if `limit` is
  /// not negative: then the first `limit` characters count.
  package static func compare(_ text: Tensor<Char>, with c: CellArray, limit: Int)
    throws(NablaError) -> Tensor<Bool>
  {
    let r = try Tensor<Bool>(c.dims)
    let (p, q) = (c.data, r.data)
    let bytes = text.data
    for i in 0..<c.count {
      guard case .char(let other) = p[i] else { continue }
      var n = text.count
      if limit >= 0 {
        if n >= limit, other.count >= limit {
          n = limit
        } else if n != other.count {
          continue
        }
      } else if text.count != other.count || (n > 0 && text.dims != other.dims) {
        continue
      }
      q[i] = n == 0 || memcmp(bytes, other.data, n) == 0
    }
    withExtendedLifetime((text, c)) {}
    return r
  }

  /// The part of a matrix on and above the k-th diagonal, or on and below it; zero elsewhere.
  package static func triangle(_ t: Tensor<Double>, from k: Int, upper: Bool) throws(NablaError)
    -> Tensor<Double>
  {
    let r = try Tensor<Double>(t.dims)
    let rows = t.dims.rows
    for j in 0..<t.dims.columns {
      // Rows up to j - k are above the diagonal, or on it.
      let border = min(max(upper ? j - k + 1 : j - k, 0), rows)
      let (start, count) = upper ? (0, border) : (border, rows - border)
      (r.data + j * rows + start).update(from: t.data + j * rows + start, count: count)
    }
    _fixLifetime(t)
    return r
  }

  /// Greatest common divisors of whole numbers; one of the two may be a single number for all.
  package static func gcd(_ x: [Double], _ y: [Double], _ dims: Dims) throws(NablaError)
    -> Tensor<Double>
  {
    let r = try Tensor<Double>(uninitialized: dims)
    let p = r.data
    let (xStep, yStep) = (x.count == 1 ? 0 : 1, y.count == 1 ? 0 : 1)
    for i in 0..<r.count {
      var (a, b) = (abs(x[i &* xStep]), abs(y[i &* yStep]))
      if a < 0x1p32, b < 0x1p32 {
        var (m, n) = (UInt32(a), UInt32(b))
        while n != 0 { (m, n) = (n, m % n) }
        p[i] = Double(m)
      } else {
        while b != 0 { (a, b) = (b, fmod(a, b)) }
        p[i] = a
      }
    }
    return r
  }
}
