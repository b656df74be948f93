import Glibc

/// The one allocator of array storage: failable, never traps. Plain `malloc`, which `allocator.c` tells
/// to keep large blocks, serves as the pool.
package enum Allocator {
  static func allocate(_ bytes: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
    let size = max(bytes, 16)
    return zeroed ? calloc(1, size) : malloc(size)
  }
}

/// What the machine reads of an array without knowing its element type.
///
/// SAFETY: this is the first stored property of `Storage`, so it lies 16 bytes behind the object
/// pointer; `MachineLayout.verify` (run by the tests and once at start) checks that.
package struct StorageHeader {
  package var data: UnsafeMutableRawPointer
  package var count: Int
  package var rows: Int
  /// The product of all dimensions but the first, so that `x(i,j)` works on any array.
  package var foldedColumns: Int
  package var capacity: Int
}

/// The untyped part of every array.
package class Storage {
  package final var header: StorageHeader
  package final private(set) var dimensions: Dims
  /// A remark for display: see `MatrixPattern`.
  package final var pattern = MatrixPattern.none

  init(header: StorageHeader, dims: Dims) {
    self.header = header
    dimensions = dims
  }

  @inline(__always) package final var count: Int { header.count }

  /// The size. Setting it keeps the elements: the number of elements must stay the same,
  /// except through `Tensor.resizeInPlace`.
  package final var dims: Dims {
    get { dimensions }
    set {
      dimensions = newValue
      header.rows = newValue.rows
      header.count = newValue.elementCount
      header.foldedColumns = newValue.rows == 0 ? 0 : header.count / newValue.rows
    }
  }
}

/// An N-d array in column-major order. An object is immutable as soon as it is shared: write only to
/// a tensor that you made, or whose `Value` is uniquely referenced.
package final class Tensor<T: Element>: Storage {
  @inline(__always) package var data: UnsafeMutablePointer<T> {
    header.data.assumingMemoryBound(to: T.self)
  }

  private init(_ dims: Dims, _ count: Int, capacity: Int, zeroed: Bool) throws(NablaError) {
    let (bytes, overflow) = capacity.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    guard !overflow, let p = Allocator.allocate(bytes, zeroed: zeroed) else {
      throw .outOfMemory(dims)
    }
    super.init(
      header: StorageHeader(
        data: p, count: count, rows: dims.rows,
        foldedColumns: dims.rows == 0 ? 0 : count / dims.rows, capacity: capacity),
      dims: dims)
  }

  /// Uninitialised elements: the caller initialises each before anything else sees the array.
  /// (For trivial element types plain assignment through `data` is initialisation.)
  package convenience init(uninitialized dims: Dims) throws(NablaError) {
    guard let n = dims.checkedElementCount else { throw .outOfMemory(dims) }
    try self.init(dims, n, capacity: n, zeroed: false)
  }

  /// Elements are `fill`: zeros, false, `\0`, `[]`.
  package convenience init(_ dims: Dims) throws(NablaError) {
    guard let n = dims.checkedElementCount else { throw .outOfMemory(dims) }
    let trivial = _isPOD(T.self)
    try self.init(dims, n, capacity: n, zeroed: trivial)
    if !trivial { data.initialize(repeating: T.fill, count: n) }
  }

  package convenience init(_ dims: Dims, repeating value: T) throws(NablaError) {
    try self.init(uninitialized: dims)
    data.initialize(repeating: value, count: count)
  }

  package convenience init(_ dims: Dims, _ elements: [T]) throws(NablaError) {
    precondition(elements.count == dims.elementCount)
    try self.init(uninitialized: dims)
    elements.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { data.initialize(from: base, count: source.count) }
    }
  }

  /// A row.
  package convenience init(row elements: [T]) throws(NablaError) {
    try self.init(Dims(1, elements.count), elements)
  }

  package convenience init(column elements: [T]) throws(NablaError) {
    try self.init(Dims(elements.count, 1), elements)
  }

  /// A copy with storage of its own; `dims`, if given, must have as many elements.
  package func copy(dims newDims: Dims? = nil) throws(NablaError) -> Tensor<T> {
    CopyCounter.count &+= 1
    let t = try Tensor<T>(uninitialized: newDims ?? dims)
    t.data.initialize(from: data, count: count)
    return t
  }

  /// The same elements seen with another size (a copy unless the caller owns it alone: see `Value.reshaped`).
  @inline(__always) package subscript(i: Int) -> T {
    get { data[i] }
    set { data[i] = newValue }
  }

  /// The elements as a collection that keeps the array alive, so that it may be asked of a temporary.
  @inline(__always) package var elements: TensorElements<T> { TensorElements(owner: self) }
  package var array: [T] {
    withExtendedLifetime(self) { Array(UnsafeBufferPointer(start: data, count: count)) }
  }

  /// Makes room for at least `capacity` elements, doubling, so that appending is amortised.
  package func reserve(_ capacity: Int) throws(NablaError) {
    guard capacity > header.capacity else { return }
    let wanted = max(capacity, header.capacity &* 2, 8)
    let (bytes, overflow) = wanted.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    guard !overflow, let p = Allocator.allocate(bytes, zeroed: false) else {
      throw .outOfMemory(Dims(capacity, 1))
    }
    p.assumingMemoryBound(to: T.self).moveInitialize(from: data, count: count)
    free(header.data)
    header.data = p
    header.capacity = wanted
  }

  /// Grows a vector (or empty) in place along its length; new elements are `fill`.
  /// `newDims` must keep every old element at its linear position.
  package func growInPlace(to newDims: Dims) throws(NablaError) {
    let old = count
    let new = newDims.elementCount
    try reserve(new)
    (data + old).initialize(repeating: T.fill, count: new - old)
    dims = newDims
  }

  deinit {
    data.deinitialize(count: header.count)
    free(header.data)
  }
}

/// The elements of an array, in order.
///
/// A pointer taken from a temporary array would outlive it: the compiler may release an object right
/// after its last use. Each access here ends with the owner still alive.
package struct TensorElements<T: Element>: RandomAccessCollection {
  let owner: Tensor<T>
  @inline(__always) package var startIndex: Int { 0 }
  @inline(__always) package var endIndex: Int { owner.count }
  @inline(__always) package subscript(i: Int) -> T {
    let x = owner.data[i]
    _fixLifetime(owner)
    return x
  }
}

/// Counts copies of array storage, so that tests can prove that in-place updates do not copy.
package enum CopyCounter {
  // SAFETY: only the interpreter thread copies arrays; a lost count would only weaken a test.
  nonisolated(unsafe) package static var count = 0
}

/// A cell array.
package typealias CellArray = Tensor<Value>

extension Value: Element {
  package static var classID: ClassID { .cell }
  package static var fill: Value { .emptyMatrix }
}
