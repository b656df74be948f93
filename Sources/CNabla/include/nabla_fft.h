/// FFTW in double (`fftw_`) and single (`fftwf_`) precision.
///
/// `fftw_complex` is a pair of doubles, laid out like our complex numbers. The planner is not
/// thread-safe, and `FFTW_MEASURE` overwrites its input: use `NABLA_FFTW_ESTIMATE`.
#ifndef NABLA_FFT_H
#define NABLA_FFT_H

// Another header may have defined `complex`; Swift can only import the pair.
#define FFTW_NO_Complex
#include <fftw3.h>

/// The planner's flags, which are macros with casts in the library's header.
static const unsigned NABLA_FFTW_ESTIMATE = FFTW_ESTIMATE;
static const unsigned NABLA_FFTW_UNALIGNED = FFTW_UNALIGNED;
static const unsigned NABLA_FFTW_PRESERVE_INPUT = FFTW_PRESERVE_INPUT;

#endif
