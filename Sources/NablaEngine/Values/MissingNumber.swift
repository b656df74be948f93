/// NA, the missing value: a NaN with a bit pattern of its own.
package enum MissingNumber {
  package static let double = Double(bitPattern: 0x7FF8_40F4_4000_0000)
  package static let single = Float(bitPattern: 0x7FC2_07A2)

  package static func isMissing(_ x: Double) -> Bool { x.bitPattern == 0x7FF8_40F4_4000_0000 }
  package static func isMissing(_ x: Float) -> Bool { x.bitPattern == 0x7FC2_07A2 }
}
