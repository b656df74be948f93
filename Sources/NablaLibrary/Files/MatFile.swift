import CNabla
import Glibc
import NablaEngine

/// MAT files of versions 5, 7 and 7.3 through matio.
///
/// SAFETY: a `matvar_t` owns its data and those inside it; we free the outermost ones only. Sizes
/// that a file claims are checked against the bytes that matio read before anything is copied.
enum MatFile {
  enum Version: Equatable { case v5, v7, v73 }

  private static func library() throws(NablaError) -> nabla_mat_functions {
    guard let f = nabla_mat_open() else {
      throw .message(
        "MAT files need the library matio, which cannot be opened: \(String(cString: nabla_mat_open_error()))",
        id: "")
    }
    // Complaints about a file become our errors, not lines on the terminal.
    _ = f.pointee.LogInitFunc("nabla", { _, _ in })
    return f.pointee
  }

  /// Is this a MAT file of version 5 or later?
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: Array("MATLAB 5.0 MAT-file".utf8))
      || bytes.starts(with: Array("MATLAB 7.3 MAT-file".utf8))
      || bytes.count >= 128
        && (bytes[126] == 0x49 && bytes[127] == 0x4D || bytes[126] == 0x4D && bytes[127] == 0x49)
  }

  // MARK: Reading

  static func read(_ path: String, session: Session, wants: (String) -> Bool) throws(NablaError)
    -> [(String, Value)]
  {
    let mat = try library()
    guard let file = mat.Open(path, Int32(MAT_ACC_RDONLY.rawValue)) else {
      throw .message("load: unable to determine file format of '\(path)'", id: "")
    }
    defer { _ = mat.Close(file) }
    var list: [(String, Value)] = []
    while let v = mat.VarReadNext(file) {
      defer { mat.VarFree(v) }
      guard let name = v.pointee.name.map({ String(cString: $0) }), wants(name) else { continue }
      list.append((name, try value(v, mat)))
    }
    return list
  }

  private static func value(_ v: UnsafeMutablePointer<matvar_t>, _ mat: nabla_mat_functions)
    throws(NablaError) -> Value
  {
    let m = v.pointee
    let problem = NablaError.message("load: broken variable in MAT file", id: "")
    var list: [Int] = []
    if let d = m.dims { for i in 0..<Int(m.rank) { list.append(Int(clamping: d[i])) } }
    let dims = list.isEmpty ? Dims.empty : Dims(list)
    guard let n = dims.checkedElementCount, n < 1 << 48 else { throw problem }
    switch m.class_type {
    case MAT_C_CELL:
      let t = try CellArray(dims)
      guard n == 0 || m.data != nil else { throw problem }
      let cells = m.data?.assumingMemoryBound(to: UnsafeMutablePointer<matvar_t>?.self)
      guard n * 8 <= Int(m.nbytes) || n == 0 else { throw problem }
      for i in 0..<n { if let c = cells?[i] { t.data[i] = try value(c, mat) } }
      return .cell(t)
    case MAT_C_STRUCT: return try structure(v, mat, dims, n)
    case MAT_C_CHAR: return try text(m, dims, n)
    case MAT_C_SPARSE: return try sparse(m, dims)
    case MAT_C_EMPTY: return .emptyMatrix
    case MAT_C_FUNCTION, MAT_C_OBJECT, MAT_C_OPAQUE:
      throw .message("load: objects and functions in MAT files cannot be read", id: "")
    default: break
    }
    if n == 0, m.data == nil {
      return try Gather.apply(try Filling.fill(.scalar, 0, kind(m)), [], dims: dims)
    }
    if m.isComplex != 0 { return try complex(m, dims, n) }
    return try numbers(m.data, Int(m.nbytes), m, dims, n)
  }

  /// The class of an array in the language.
  private static func kind(_ m: matvar_t) -> ClassID {
    if m.isLogical != 0 { return .logical }
    switch m.class_type {
    case MAT_C_SINGLE: return .single
    case MAT_C_INT8: return .int8
    case MAT_C_UINT8: return .uint8
    case MAT_C_INT16: return .int16
    case MAT_C_UINT16: return .uint16
    case MAT_C_INT32: return .int32
    case MAT_C_UINT32: return .uint32
    case MAT_C_INT64: return .int64
    case MAT_C_UINT64: return .uint64
    default: return .double
    }
  }

  private static func storedClass(_ type: matio_types) -> ClassID? {
    switch type {
    case MAT_T_DOUBLE: .double
    case MAT_T_SINGLE: .single
    case MAT_T_INT8: .int8
    case MAT_T_UINT8, MAT_T_UTF8: .uint8
    case MAT_T_INT16: .int16
    case MAT_T_UINT16, MAT_T_UTF16: .uint16
    case MAT_T_INT32: .int32
    case MAT_T_UINT32, MAT_T_UTF32: .uint32
    case MAT_T_INT64: .int64
    case MAT_T_UINT64: .uint64
    default: nil
    }
  }

  private static func numbers(
    _ data: UnsafeMutableRawPointer?, _ size: Int, _ m: matvar_t, _ dims: Dims, _ n: Int
  ) throws(NablaError) -> Value {
    guard let stored = storedClass(m.data_type), n * RawBytes.width(stored) <= size,
      let data
    else { throw .message("load: broken variable in MAT file", id: "") }
    var bytes = Array(UnsafeRawBufferPointer(start: data, count: n * RawBytes.width(stored)))
    let raw = try RawBytes.value(&bytes, stored, dims)
    let wanted = kind(m)
    return stored == wanted ? raw : try Conversion.convert(raw, to: wanted)
  }

  private static func complex(_ m: matvar_t, _ dims: Dims, _ n: Int) throws(NablaError) -> Value {
    guard let split = m.data?.assumingMemoryBound(to: mat_complex_split_t.self) else {
      return .emptyMatrix
    }
    let size = Int(m.nbytes)
    let re = try numbers(split.pointee.Re, size, m, dims, n)
    let im = try numbers(split.pointee.Im, size, m, dims, n)
    let (a, b) = (try Conversion.doubles(re), try Conversion.doubles(im))
    let t = try Tensor<Complex<Double>>(uninitialized: dims)
    for i in 0..<n { t.data[i] = Complex(a.data[i], b.data[i]) }
    return kind(m) == .single ? try Conversion.convert(.complex(t), to: .single) : .complex(t)
  }

  private static func text(_ m: matvar_t, _ dims: Dims, _ n: Int) throws(NablaError) -> Value {
    guard n > 0, let data = m.data, let stored = storedClass(m.data_type) else {
      return dims.elementCount == 0
        ? .char(try Tensor<Char>(dims)) : .emptyString
    }
    let width = RawBytes.width(stored)
    let available = Swift.min(n, Int(m.nbytes) / Swift.max(width, 1))
    let b = UnsafeRawBufferPointer(start: data, count: available * width)
    var units: [Int] = []
    for i in 0..<available {
      var x = 0
      for k in 0..<width { x |= Int(b[i * width + k]) << (8 * k) }
      units.append(x)
    }
    if units.contains(where: { $0 > 255 }), dims.isRow, width > 1 {
      var utf8: [UInt8] = []
      for u in units { if let s = Unicode.Scalar(UInt32(u)) { utf8 += Array(String(s).utf8) } }
      return Value(text: utf8)
    }
    let t = try Tensor<Char>(dims)
    for (i, u) in units.enumerated() { t.data[i] = Char(UInt8(truncatingIfNeeded: u)) }
    return .char(t)
  }

  /// Sparse matrices are written out.
  private static func sparse(_ m: matvar_t, _ dims: Dims) throws(NablaError) -> Value {
    let t = try Tensor<Double>(dims)
    guard let s = m.data?.assumingMemoryBound(to: mat_sparse_t.self).pointee, m.isComplex == 0,
      let jc = s.jc, let ir = s.ir, let data = s.data, Int(s.njc) == dims.columns + 1
    else { return Value(t) }
    for j in 0..<dims.columns {
      for k in Int(jc[j])..<Swift.max(Int(jc[j]), Int(jc[j + 1])) where k < Int(s.nir) && k < Int(s.ndata) {
        let i = Int(ir[k])
        guard i < dims.rows else { continue }
        let x: Double
        switch m.data_type {
        case MAT_T_DOUBLE: x = data.assumingMemoryBound(to: Double.self)[k]
        case MAT_T_SINGLE: x = Double(data.assumingMemoryBound(to: Float.self)[k])
        case MAT_T_UINT8: x = Double(data.assumingMemoryBound(to: UInt8.self)[k])
        case MAT_T_INT16: x = Double(data.assumingMemoryBound(to: Int16.self)[k])
        case MAT_T_INT32: x = Double(data.assumingMemoryBound(to: Int32.self)[k])
        default: x = 0
        }
        t.data[j * dims.rows + i] = x
      }
    }
    let full = Value(t)
    return m.isLogical != 0 ? try Conversion.convert(full, to: .logical) : full
  }

  private static func structure(
    _ v: UnsafeMutablePointer<matvar_t>, _ mat: nabla_mat_functions, _ dims: Dims, _ n: Int
  ) throws(NablaError) -> Value {
    let count = Int(mat.VarGetNumberOfFields(v))
    var names: [String] = []
    if let list = mat.VarGetStructFieldnames(v) {
      for f in 0..<count { names.append(list[f].map { String(cString: $0) } ?? "") }
    }
    var values: [Value] = []
    for e in 0..<n {
      for f in 0..<names.count {
        if let x = mat.VarGetStructFieldByIndex(v, f, e) {
          values.append(try value(x, mat))
        } else {
          values.append(.emptyMatrix)
        }
      }
    }
    return .structure(StructArray(dims: dims, fields: FieldTable(names), values: values))
  }

  // MARK: Writing

  /// Writes a file under a temporary name and renames it; with `append`, the variables join those
  /// that are there.
  static func write(
    _ path: String, _ variables: [(String, Value)], _ version: Version, append: Bool
  ) throws(NablaError) {
    let mat = try library()
    let temporary = path + ".\(getpid()).tmp"
    let joins = append && FilePath.isFile(path)
    if joins {
      guard case .success(let bytes) = FilePath.contents(path),
        FilePath.write(bytes, to: temporary) == nil
      else { throw .message("save: unable to open output file '\(path)'", id: "") }
    }
    let kind = version == .v73 ? MAT_FT_MAT73 : MAT_FT_MAT5
    let opened =
      joins
      ? mat.Open(temporary, Int32(MAT_ACC_RDWR.rawValue))
      : mat.CreateVer(temporary, header(), kind)
    guard let file = opened else {
      unlink(temporary)
      throw .message("save: unable to open output file '\(path)'", id: "")
    }
    var failure: NablaError?
    for (name, v) in variables {
      do {
        if joins { _ = mat.VarDelete(file, name) }
        let m = try variable(name, v, mat)
        defer { mat.VarFree(m) }
        let compression = version == .v5 ? MAT_COMPRESSION_NONE : MAT_COMPRESSION_ZLIB
        guard mat.VarWrite(file, m, compression) == 0 else {
          throw NablaError.message("save: error while writing '\(name)' to MAT file", id: "")
        }
      } catch let e as NablaError {
        failure = e
        break
      } catch {
        break
      }
    }
    _ = mat.Close(file)
    if let failure {
      unlink(temporary)
      throw failure
    }
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      throw .message("save: unable to open output file '\(path)'", id: "")
    }
  }

  private static func header() -> String {
    "MATLAB 5.0 MAT-file, written by Nabla, \(DateFormat.text(.now, "yyyy-mm-dd HH:MM:SS"))"
  }

  private static func variable(_ name: String?, _ v: Value, _ mat: nabla_mat_functions)
    throws(NablaError) -> UnsafeMutablePointer<matvar_t>
  {
    let value = try Conversion.materialize(v)
    switch value {
    case .cell(let t):
      let m = try made(name, MAT_C_CELL, MAT_T_CELL, t.dims, nil, 0, mat)
      for i in 0..<t.count { _ = mat.VarSetCell(m, Int32(i), try variable(nil, t.data[i], mat)) }
      return m
    case .structure(let s): return try structure(name, s, mat)
    case .char(let t):
      if t.count == 0 { return try made(name, MAT_C_CHAR, MAT_T_UINT16, t.dims, nil, 0, mat) }
      // Two bytes each: matio's compressed form of longer one-byte texts inside cells is damaged.
      let units = try Tensor<UInt16>(uninitialized: t.dims)
      for i in 0..<t.count { units.data[i] = UInt16(t.data[i].byte) }
      defer { withExtendedLifetime(units) {} }
      return try made(
        name, MAT_C_CHAR, MAT_T_UINT16, t.dims, UnsafeMutableRawPointer(units.data), 0, mat)
    case .complex(let t):
      var (re, im) = (t.elements.map(\.re), t.elements.map(\.im))
      return try split(name, MAT_C_DOUBLE, MAT_T_DOUBLE, t.dims, &re, &im, mat)
    case .complexSingle(let t):
      var (re, im) = (t.elements.map(\.re), t.elements.map(\.im))
      return try split(name, MAT_C_SINGLE, MAT_T_SINGLE, t.dims, &re, &im, mat)
    default: break
    }
    guard value.classID.isArithmetic else {
      throw .message("save: wrong type argument '\(TypeName.of(v))'", id: "")
    }
    let (c, type) = types(value.classID)
    var visitor = Storing { p throws(NablaError) in
      try made(
        name, c, type, value.dims, p, value.isLogical ? Int32(MAT_F_LOGICAL.rawValue) : 0, mat)
    }
    guard let m = try value.visitTensor(&visitor) else {
      throw .message("save: wrong type argument '\(TypeName.of(v))'", id: "")
    }
    return m
  }

  private struct Storing: TensorVisitor {
    let make: (UnsafeMutableRawPointer?) throws(NablaError) -> UnsafeMutablePointer<matvar_t>
    mutating func visit<T: Element>(_ t: Tensor<T>) throws(NablaError)
      -> UnsafeMutablePointer<matvar_t>
    {
      try make(t.count == 0 ? nil : UnsafeMutableRawPointer(t.data))
    }
  }

  private static func types(_ kind: ClassID) -> (matio_classes, matio_types) {
    switch kind {
    case .single: (MAT_C_SINGLE, MAT_T_SINGLE)
    case .int8: (MAT_C_INT8, MAT_T_INT8)
    case .uint8, .logical: (MAT_C_UINT8, MAT_T_UINT8)
    case .int16: (MAT_C_INT16, MAT_T_INT16)
    case .uint16: (MAT_C_UINT16, MAT_T_UINT16)
    case .int32: (MAT_C_INT32, MAT_T_INT32)
    case .uint32: (MAT_C_UINT32, MAT_T_UINT32)
    case .int64: (MAT_C_INT64, MAT_T_INT64)
    case .uint64: (MAT_C_UINT64, MAT_T_UINT64)
    default: (MAT_C_DOUBLE, MAT_T_DOUBLE)
    }
  }

  private static func made(
    _ name: String?, _ c: matio_classes, _ type: matio_types, _ dims: Dims,
    _ data: UnsafeMutableRawPointer?, _ flags: Int32, _ mat: nabla_mat_functions
  ) throws(NablaError) -> UnsafeMutablePointer<matvar_t> {
    var sizes = dims.list
    guard let m = mat.VarCreate(name, c, type, Int32(sizes.count), &sizes, data, flags) else {
      throw .message("save: out of memory", id: "")
    }
    return m
  }

  private static func split<F>(
    _ name: String?, _ c: matio_classes, _ type: matio_types, _ dims: Dims, _ re: inout [F],
    _ im: inout [F], _ mat: nabla_mat_functions
  ) throws(NablaError) -> UnsafeMutablePointer<matvar_t> {
    var sizes = dims.list
    let made = re.withUnsafeMutableBytes { r in
      im.withUnsafeMutableBytes { i in
        var parts = mat_complex_split_t(Re: r.baseAddress, Im: i.baseAddress)
        return mat.VarCreate(
          name, c, type, Int32(sizes.count), &sizes, &parts, Int32(MAT_F_COMPLEX.rawValue))
      }
    }
    guard let m = made else { throw .message("save: out of memory", id: "") }
    return m
  }

  private static func structure(_ name: String?, _ s: StructArray, _ mat: nabla_mat_functions)
    throws(NablaError) -> UnsafeMutablePointer<matvar_t>
  {
    var sizes = s.dims.list
    guard let m = mat.VarCreate(name, MAT_C_STRUCT, MAT_T_STRUCT, Int32(sizes.count), &sizes, nil, 0)
    else { throw .message("save: out of memory", id: "") }
    for f in s.fields.names { _ = mat.VarAddStructField(m, f) }
    for e in 0..<s.count {
      for f in 0..<s.fieldCount {
        let x = try variable(s.fields.names[f], s.values[e * s.fieldCount + f], mat)
        _ = mat.VarSetStructFieldByIndex(m, f, e, x)
      }
    }
    return m
  }
}
